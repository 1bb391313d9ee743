import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'insights', to: '/results', label: 'My results', icon: 'target-arrow', order: 5 }],
  routes: [{ path: '/results', load: () => import('./results-page.tsx') }],
}
export default ui
