import type { RoomUi } from '../../../web/room.ts'
import { model } from '../model/index.ts'

const ui: RoomUi = {
  model,
  menu: [{ group: 'sales', record: 'product', order: 30 }],
  lists: {
    product: {
      columns: ['name', 'code', 'family', 'price', 'unit', 'active'],
      views: [{ key: 'sold', label: 'Sold now', filter: { field: 'active', is: true } }],
      phone: ['code', 'price'],
    },
  },
}
export default ui
