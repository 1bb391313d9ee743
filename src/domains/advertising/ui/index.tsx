import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  // The list itself stands under More, as orders do.
  menu: [{ group: 'insights', to: '/lift', label: 'What ads do', icon: 'speakerphone', order: 60 }],
  lists: {
    placement: {
      columns: ['name', 'medium', 'campaign', 'startsOn', 'endsOn', 'reach', 'cost'],
      totals: ['cost'],
      phone: ['medium', 'startsOn'],
    },
    exposure: { columns: ['side', 'placement', 'person', 'company', 'at', 'times', 'spot'], phone: ['person', 'at'] },
  },
  panels: [
    { record: 'placement', key: 'lift', label: 'What it did', place: 'body', load: () => import('./panels/lift-panel.tsx') },
  ],
  routes: [{ path: '/lift', load: () => import('./lift-page.tsx') }],
} // prettier-ignore
export default ui
