import type { Model } from '../../../kernel/model.ts'
import { actions } from './actions.ts'
import { orderLine } from './order-line.ts'
import { order } from './order.ts'

export { order, orderLine }
export {
  cancelOrder,
  collectOrder,
  acceptOrder,
  invoiceOrder,
  makeOrderOfQuote,
  payOrder,
  pickOrder,
  readyOrder,
  returnOrder,
  shipOrder,
} from './actions.ts'

export const model: Model = { room: 'orders', records: [order, orderLine], actions }
