import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    {
      path: 'booking',
      label: 'Booking pages',
      icon: 'calendar-event',
      group: 'me',
      load: () => import('./pages-page.tsx'),
    },
  ],
}
export default ui
