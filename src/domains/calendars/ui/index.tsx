import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    {
      path: 'calendars',
      label: 'Calendars',
      icon: 'calendar-event',
      group: 'me',
      load: () => import('./accounts-page.tsx'),
    },
  ],
}
export default ui
