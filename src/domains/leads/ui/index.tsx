import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'
import { TouchCell } from './touch-cell.tsx'

const ui: RoomUi = {
  model,
  cells: { 'person.firstTouchAt': TouchCell },
  settings: [
    {
      path: 'forms',
      label: 'Forms',
      icon: 'forms',
      group: 'records',
      admin: true,
      load: () => import('./forms-page.tsx'),
    },
  ],
}
export default ui
