import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { quote } from '../../quotes/model/index.ts'
import { order } from './order.ts'

const is = (...keys: string[]) => ({ field: 'status', in: keys })
const by = (delivery: string) => ({ field: 'delivery', is: delivery })

export const makeOrderOfQuote = defineAction(quote, {
  name: 'makeOrder',
  label: 'Make an order',
  summary: 'Makes an order of what the customer accepted, with its lines and terms; once for each quote.',
  icon: 'shopping-cart',
  input: {},
  when: { field: 'status', is: 'accepted' },
})

export const acceptOrder = defineAction(order, {
  name: 'accept',
  label: 'Confirm',
  summary: 'Tells that we deliver it as it stands: its lines change no more.',
  icon: 'circle-check',
  input: {},
  when: is('placed'),
  bulk: true,
})

export const pickOrder = defineAction(order, {
  name: 'pick',
  label: 'Picked',
  summary: 'Notes that everything of it is gathered and packed.',
  icon: 'package',
  input: {},
  when: is('confirmed'),
  bulk: true,
})

export const readyOrder = defineAction(order, {
  name: 'ready',
  label: 'Ready for collection',
  summary: 'Notes that the customer can come for it.',
  icon: 'map-pin',
  input: { place: f.text({ label: 'Place of collection', max: 200 }) },
  when: { and: [is('picked'), by('collect')] },
})

export const collectOrder = defineAction(order, {
  name: 'collect',
  label: 'Collected',
  summary: 'Notes that the customer came and took it along today.',
  icon: 'hand-stop',
  input: {},
  when: { and: [is('picked', 'ready'), by('collect')] },
  bulk: true,
})

export const shipOrder = defineAction(order, {
  name: 'ship',
  label: 'Shipped…',
  summary: 'Notes that it went on its way today, and by which number it can be followed.',
  icon: 'truck',
  input: { tracking: f.text({ label: 'Tracking number', max: 100 }) },
  when: { and: [is('picked'), by('ship')] },
})

export const invoiceOrder = defineAction(order, {
  name: 'invoice',
  label: 'Invoice',
  summary: 'Issues its invoice under the next number; what it says stays.',
  icon: 'receipt',
  final: true,
  input: { dueOn: f.date({ label: 'Due on', help: 'In 30 days when left out.' }) },
  when: is('collected', 'shipped'),
})

export const payOrder = defineAction(order, {
  name: 'pay',
  label: 'Paid',
  summary: 'Notes that its invoice was paid.',
  icon: 'cash',
  input: { paidOn: f.date({ label: 'Paid on', help: 'Today when left out.' }) },
  when: is('invoiced'),
  bulk: true,
})

export const returnOrder = defineAction(order, {
  name: 'return',
  label: 'Take back…',
  summary: 'Notes that the customer gave it back: all of it, or of some lines so many.',
  icon: 'arrow-back-up',
  input: { reason: f.text({ label: 'Why', max: 1_000 }) },
  when: is('collected', 'shipped', 'invoiced', 'paid'),
  // It issues a credit note.
  final: is('invoiced', 'paid'),
})

export const cancelOrder = defineAction(order, {
  name: 'cancel',
  label: 'Cancel the order…',
  summary: 'Ends an order of which nothing was handed over yet.',
  icon: 'circle-x',
  input: { reason: f.text({ label: 'Why', max: 1_000 }) },
  when: is('placed', 'confirmed', 'picked', 'ready'),
})

export const actions = [
  makeOrderOfQuote,
  acceptOrder,
  pickOrder,
  readyOrder,
  collectOrder,
  shipOrder,
  invoiceOrder,
  payOrder,
  returnOrder,
  cancelOrder,
]
