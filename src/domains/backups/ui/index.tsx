import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    {
      path: 'backups',
      label: 'Backups',
      icon: 'archive',
      group: 'workspace',
      owner: true,
      load: () => import('./backups-page.tsx'),
    },
    {
      path: 'export',
      label: 'Export',
      icon: 'download',
      group: 'workspace',
      owner: true,
      load: () => import('./export-page.tsx'),
    },
  ],
}
export default ui
