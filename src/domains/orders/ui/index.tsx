import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  // Without an entry of its own it stands under More, and pushes no record type of a company's own out of the open places.
  lists: {
    order: {
      columns: ['number', 'company', 'total', 'status', 'placedOn', 'dueOn', 'owner'],
      totals: ['total'],
      calendar: { by: 'placedOn' },
      widths: { company: 176, status: 136 },
      views: [
        {
          key: 'todo',
          label: 'To be handed over',
          filter: { field: 'status', in: ['placed', 'confirmed', 'picked', 'ready'] },
          sort: 'placedOn',
        },
        { key: 'unpaid', label: 'Not paid yet', filter: { field: 'status', is: 'invoiced' }, sort: 'dueOn' },
      ],
      phone: ['company', 'status'],
    },
  },
  panels: [
    {
      record: 'order',
      key: 'lines',
      label: 'Products',
      place: 'related',
      load: () => import('./panels/lines-panel.tsx'),
    },
    {
      record: 'order',
      key: 'documents',
      label: 'Invoice',
      place: 'side',
      load: () => import('./panels/documents-panel.tsx'),
    },
    {
      record: 'company',
      key: 'purchases',
      label: 'Purchases',
      place: 'related',
      load: () => import('./panels/purchases-panel.tsx'),
    },
    {
      record: 'person',
      key: 'purchases',
      label: 'Purchases',
      place: 'related',
      load: () => import('./panels/purchases-panel.tsx'),
    },
  ],
  settings: [
    {
      path: 'orders',
      label: 'Orders and invoices',
      icon: 'receipt',
      group: 'workspace',
      admin: true,
      load: () => import('./settings-page.tsx'),
    },
  ],
}
export default ui
