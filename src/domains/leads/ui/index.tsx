import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'
import { TouchCell } from './touch-cell.tsx'

const ui: RoomUi = {
  model,
  cells: { 'person.firstTouchAt': TouchCell },
}
export default ui
