import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'work', to: '/import', label: 'Import', icon: 'database-import', order: 990, adds: true }],
  begins: [{ key: 'file', icon: 'file-import', words: 'imports.begin', to: '/import' }],
  routes: [{ path: '/import', load: () => import('./import-page.tsx') }],
}
export default ui
