import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const active = { field: 'status', is: 'active' }

const ui: RoomUi = {
  model,
  menu: [{ group: 'insights', to: '/recurring-revenue', label: 'Recurring revenue', icon: 'repeat', order: 30 }],
  // As orders do, it stands under More.
  lists: {
    subscription: {
      columns: ['name', 'company', 'mrr', 'status', 'termEndsOn', 'noticeUntil', 'renewal', 'owner'],
      totals: ['mrr', 'arr'],
      calendar: { by: 'termEndsOn' },
      widths: { company: 176, status: 152 },
      views: [
        { key: 'active', label: 'Active subscriptions', filter: active, sort: 'name' },
        {
          key: 'renewing',
          label: 'Up for renewal in 90 days',
          filter: {
            or: [{ field: 'status', is: 'renewalDue' }, { and: [active, { field: 'termEndsOn', before: '+91d' }] }],
          },
          sort: 'noticeUntil',
        },
      ],
      phone: ['company', 'mrr'],
    },
  },
  panels: [
    {
      record: 'subscription',
      key: 'end',
      label: 'Earliest end',
      place: 'side',
      load: () => import('./panels/end-panel.tsx'),
    },
    {
      record: 'subscription',
      key: 'lines',
      label: 'What is had',
      place: 'related',
      load: () => import('./panels/lines-panel.tsx'),
    },
    {
      record: 'company',
      key: 'recurring',
      label: 'Recurs each month',
      place: 'head',
      load: () => import('./panels/recurring-fact.tsx'),
    },
  ],
  routes: [{ path: '/recurring-revenue', load: () => import('./revenue/revenue-page.tsx') }],
}
export default ui
