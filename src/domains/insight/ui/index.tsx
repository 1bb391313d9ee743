import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'insights', to: '/win-loss', label: 'Win and loss', icon: 'trophy', order: 20 }],
  routes: [{ path: '/win-loss', load: () => import('./win-loss-page.tsx') }],
  panels: [
    { record: 'deal', key: 'chance', label: 'Chance', place: 'side', load: () => import('./panels/chance-panel.tsx') },
  ],
  settings: [
    {
      path: 'chances',
      label: 'Chances of deals',
      icon: 'target-arrow',
      group: 'records',
      admin: true,
      load: () => import('./chances-page.tsx'),
    },
  ],
}
export default ui
