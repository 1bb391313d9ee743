import type { RoomUi } from '../../../web/room.ts'
import { withLaterWords } from '../../../web/words/words.ts'
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
        { key: 'toApprove', label: 'To be approved', filter: { field: 'approval', is: 'asked' }, sort: 'createdAt' },
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
      key: 'versions',
      label: 'Versions',
      place: 'related',
      load: () => import('./panels/versions-panel.tsx'),
    },
    {
      record: 'quote',
      key: 'approval',
      label: 'Approval',
      place: 'side',
      load: () => import('./panels/approval-panel.tsx'),
    },
    {
      record: 'quote',
      key: 'customer',
      label: 'For the customer',
      place: 'side',
      load: () => import('./panels/customer-panel.tsx'),
    },
  ],
  settings: [
    {
      path: 'approval',
      label: 'Approval of quotes',
      icon: 'shield-check',
      group: 'records',
      admin: true,
      load: () => import('./approval/approval-page.tsx'),
    },
  ],
  routes: [{ path: '/quote/$token', open: true, load: withLaterWords(() => import('./offer/offer-page.tsx')) }],
}
export default ui
