import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    {
      path: 'configuration',
      label: 'Configuration',
      icon: 'adjustments-horizontal',
      group: 'workspace',
      admin: true,
      load: () => import('./configuration-page.tsx'),
    },
  ],
}
export default ui
