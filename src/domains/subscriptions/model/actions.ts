import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { order } from '../../orders/model/index.ts'
import { subscriptionLine } from './subscription-line.ts'
import { subscription } from './subscription.ts'

export const subscribeOrder = defineAction(order, {
  name: 'subscribe',
  label: 'Make a subscription',
  summary: 'Makes a subscription of what of this order is paid again and again, with its lines; once for each order.',
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
  summary: 'Goes on with a term after the one that there is, at prices that rise by the uplift from its first day.',
  icon: 'repeat',
  input: {
    months: f.number({
      label: 'Term in months',
      help: 'As long as the last one when left out.',
      integer: true,
      range: [1, 600],
    }),
    uplift: f.percent({ label: 'Uplift', help: 'That of the subscription when left out.', range: [-100, 1_000] }),
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
  summary: 'Ends it on the earliest day that its notice allows, or later if you say so.',
  icon: 'circle-x',
  input: {
    endsOn: f.date({ label: 'Last day', help: 'The earliest that the notice allows when left out.' }),
    agreed: f.boolean({ label: 'Agreed with the customer', help: 'Then the notice does not matter.' }),
    reason: f.text({ label: 'Why', max: 1_000 }),
  },
  when: { field: 'status', in: ['active', 'renewalDue'] },
})

export const changeLine = defineAction(subscriptionLine, {
  name: 'change',
  label: 'Change as of…',
  summary: 'From a day on there are more or fewer of it, or it costs something else; what was before stays as it was.',
  icon: 'pencil',
  input: {
    startsOn: f.date({ label: 'From', help: 'Today when left out.' }),
    quantity: f.number({ label: 'Quantity', help: 'As it is when left out.', range: [0, 1e9] }),
    price: f.money({ label: 'Price each', help: 'As it is when left out.' }),
    discount: f.percent({ label: 'Discount', help: 'As it is when left out.' }),
  },
})

export const endLine = defineAction(subscriptionLine, {
  name: 'end',
  label: 'Ends on…',
  summary: 'From the day after, the customer has and pays it no more; what was before stays as it was.',
  icon: 'calendar-event',
  input: { endsOn: f.date({ label: 'Last day', help: 'Today when left out.' }) },
})

export const actions = [subscribeOrder, renewSubscription, cancelSubscription, changeLine, endLine]
