import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  lists: {
    introduction: {
      columns: ['name', 'principal', 'introducedOn', 'protectedUntil', 'unanswered', 'noticedAt', 'owner'],
      views: [{ key: 'unanswered', label: 'To be answered', filter: { field: 'unanswered', gt: 0 } }],
      phone: ['principal', 'unanswered'],
    },
  },
  panels: [
    { record: 'introduction', key: 'dealings', label: 'Direct dealings', place: 'body', load: () => import('./panels/dealings-panel.tsx') },
  ],
} // prettier-ignore
export default ui
