import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { dealLine } from '../../deals/model/index.ts'

const { product: _product, ...priced } = dealLine.fields

/** What is had, how many and for how much, from one day to another: a change ends a line and begins the next. */
export const subscriptionLine = defineRecord({
  name: 'subscriptionLine',
  plural: 'subscriptionLines',
  label: { one: 'Line of a subscription', many: 'Lines of subscriptions' },
  icon: 'list-details',
  title: 'label',
  subtitle: ['product'],
  partOf: 'subscription',
  hidden: true,
  sort: 'position',
  fields: {
    subscription: f.link({ label: 'Subscription', to: 'subscription', backLabel: 'Lines', required: true, setBy: 'action' }),
    product: f.link({ label: 'Product', to: 'product', backLabel: 'Subscriptions' }),
    label: priced.label,
    quantity: f.number({ label: 'Quantity', required: true, initial: 1, range: [0, 1e9], setBy: 'action' }),
    price: f.money({ label: 'Price each', setBy: 'action' }),
    discount: f.percent({ label: 'Discount', initial: 0, setBy: 'action' }),
    discountAmount: f.money({ label: 'Discount, amount', setBy: 'action' }),
    billing: f.choice({
      label: 'Paid',
      fixed: true,
      setBy: 'action',
      options: [
        { key: 'month', label: 'Each month' },
        { key: 'quarter', label: 'Each quarter' },
        { key: 'year', label: 'Each year' },
      ],
    }),
    startsOn: f.date({ label: 'From', setBy: 'action', sortable: true }),
    endsOn: f.date({ label: 'Until', setBy: 'action' }),
    taxRate: f.percent({ label: 'Tax', setBy: 'action' }),
    taxIncluded: f.boolean({ label: 'Tax is included', initial: false, setBy: 'action' }),
    steps: priced.steps,
    priceReason: priced.priceReason,
    position: priced.position,
  },
}) // prettier-ignore
