import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'sales', record: 'quote', order: 30 }],
  lists: {
    quote: {
      columns: ['name', 'number', 'company', 'total', 'status', 'validUntil', 'owner'],
      totals: ['total'],
      calendar: { by: 'validUntil' },
      widths: { number: 128, company: 160, status: 112 },
      views: [
        { key: 'waiting', label: 'Waiting for an answer', filter: { field: 'status', is: 'sent' }, sort: 'validUntil' },
      ],
      phone: ['number', 'status'],
    },
  },
  panels: [
    {
      record: 'quote',
      key: 'lines',
      label: 'Products',
      place: 'related',
      load: () => import('./panels/lines-panel.tsx'),
    },
    {
      record: 'quote',
      key: 'customer',
      label: 'For the customer',
      place: 'side',
      load: () => import('./panels/customer-panel.tsx'),
    },
  ],
  routes: [{ path: '/quote/$token', open: true, load: () => import('./offer/offer-page.tsx') }],
}
export default ui
