import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [
    { group: 'sales', to: '/forecast', label: 'Forecast', icon: 'trending-up', order: 25 },
    { group: 'insights', to: '/commissions', label: 'Commissions', icon: 'cash', order: 40 },
  ],
  routes: [
    { path: '/forecast', load: () => import('./forecast-page.tsx') },
    { path: '/commissions', load: () => import('./commissions/commissions-page.tsx') },
  ],
  settings: [
    {
      path: 'commission-plans',
      label: 'Commission plans',
      icon: 'cash',
      group: 'people',
      admin: true,
      load: () => import('./commissions/plans-page.tsx'),
    },
    {
      path: 'targets',
      label: 'Targets',
      icon: 'target-arrow',
      group: 'people',
      admin: true,
      load: () => import('./targets-page.tsx'),
    },
  ],
}
export default ui
