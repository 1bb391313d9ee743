import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  settings: [
    {
      path: 'webhooks',
      label: 'Webhooks',
      icon: 'send',
      group: 'developers',
      admin: true,
      load: () => import('./webhooks-page.tsx'),
    },
  ],
}
export default ui
