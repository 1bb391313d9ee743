import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const mine = { field: 'owner', is: 'me' }
const planned = { field: 'status', is: 'planned' }

const ui: RoomUi = {
  model,
  menu: [
    { group: 'work', to: '/visit-day', label: 'Route of the day', icon: 'map-2', order: 70 },
    { group: 'work', to: '/due-visits', label: 'Due for a visit', icon: 'repeat', order: 71 },
  ],
  // The list itself stands under More, as orders do.
  lists: {
    visit: {
      columns: ['title', 'about', 'day', 'status', 'arrivedAt', 'signedAt', 'owner'],
      views: [
        { key: 'mine', label: 'My planned visits', filter: { and: [mine, planned] }, sort: 'day' },
        { key: 'over', label: 'Planned for a day that is over', filter: { and: [planned, { field: 'day', before: 'today' }] }, sort: 'day' },
      ],
      phone: ['day', 'status'],
      calendar: { by: 'day' },
    },
  },
  panels: [
    { record: 'visit', key: 'report', label: 'Check-in and signature', place: 'side', load: () => import('./panels/report-panel.tsx') },
    { record: 'visit', key: 'samples', label: 'Samples', place: 'related', load: () => import('./panels/samples-panel.tsx') },
  ],
  routes: [
    { path: '/visit-day', load: () => import('./day/day-page.tsx') },
    { path: '/due-visits', load: () => import('./due/due-page.tsx') },
  ],
  settings: [
    { path: 'visit-cycles', label: 'Visit cycles', icon: 'repeat', group: 'records', admin: true, load: () => import('./cycles/cycles-page.tsx') },
  ],
  ahead: () => import('./day/todays-visits.ts'),
} // prettier-ignore
export default ui
