import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { order } from '../../orders/model/index.ts'
import { subscriptionLine } from './subscription-line.ts'
import { subscription } from './subscription.ts'

export const subscribeOrder = defineAction(order, {
  name: 'subscribe',
  label: 'Make a subscription',
  summary: 'Makes one of what of this order recurs; once.',
  icon: 'repeat',
  input: {},
  when: {
    and: [
      { field: 'recurring', is: true },
      { field: 'status', notIn: ['placed', 'returned', 'cancelled'] },
    ],
  },
})

export const renewSubscription = defineAction(subscription, {
  name: 'renew',
  label: 'Renew…',
  summary: 'Goes on with a further term, at risen prices.',
  icon: 'repeat',
  input: {
    months: f.number({
      label: 'Term in months',
      integer: true,
      range: [1, 600],
    }),
    uplift: f.percent({ label: 'Uplift', range: [-100, 1_000] }),
  },
  when: {
    and: [
      { field: 'status', in: ['active', 'renewalDue'] },
      { field: 'termEndsOn', isEmpty: false },
    ],
  },
})

export const cancelSubscription = defineAction(subscription, {
  name: 'cancel',
  label: 'Cancel the subscription…',
  summary: 'Ends it when the notice allows, or later.',
  icon: 'circle-x',
  input: {
    endsOn: f.date({ label: 'Last day' }),
    agreed: f.boolean({ label: 'Agreed with the customer' }),
    reason: f.text({ label: 'Why', max: 1_000 }),
  },
  when: { field: 'status', in: ['active', 'renewalDue'] },
})

export const changeLine = defineAction(subscriptionLine, {
  name: 'change',
  label: 'Change as of…',
  summary: 'Is other from a day on; what was before stays.',
  icon: 'pencil',
  input: {
    startsOn: f.date({ label: 'From' }),
    quantity: f.number({ label: 'Quantity', range: [0, 1e9] }),
    price: f.money({ label: 'Price each' }),
    discount: f.percent({ label: 'Discount' }),
  },
})

export const endLine = defineAction(subscriptionLine, {
  name: 'end',
  label: 'Ends on…',
  summary: 'Is had no more after a day; what was stays.',
  icon: 'calendar-event',
  input: { endsOn: f.date({ label: 'Last day' }) },
})

export const actions = [subscribeOrder, renewSubscription, cancelSubscription, changeLine, endLine]
