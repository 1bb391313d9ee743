import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'sales', record: 'product', order: 30 }],
  lists: {
    product: {
      columns: ['name', 'code', 'category', 'price', 'billing', 'unit', 'active'],
      views: [
        { key: 'sold', label: 'Sold now', filter: { field: 'active', is: true } },
        {
          key: 'recurring',
          label: 'Paid again and again',
          filter: { field: 'billing', in: ['month', 'quarter', 'year'] },
        },
      ],
      phone: ['code', 'price'],
    },
  },
  settings: [
    {
      path: 'price-books',
      label: 'Price books',
      icon: 'notebook',
      group: 'records',
      admin: true,
      load: () => import('./prices/price-books-page.tsx'),
    },
    {
      path: 'products-and-taxes',
      label: 'Categories and taxes',
      icon: 'cash',
      group: 'records',
      admin: true,
      load: () => import('./range/range-page.tsx'),
    },
  ],
}
export default ui
