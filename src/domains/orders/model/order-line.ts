import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { dealLine } from '../../deals/model/index.ts'

const { deal: _deal, ...ordered } = dealLine.fields

/** A line of an order: that of a quote or a deal at the moment when it was ordered, and from then on its own. */
export const orderLine = defineRecord({
  name: 'orderLine',
  plural: 'orderLines',
  label: { one: 'Line of an order', many: 'Lines of orders' },
  icon: 'list-details',
  title: 'label',
  subtitle: ['product'],
  partOf: 'order',
  hidden: true,
  sort: 'position',
  fields: {
    order: f.link({ label: 'Order', to: 'order', backLabel: 'Lines', required: true }),
    ...ordered,
    product: f.link({ label: 'Product', to: 'product', backLabel: 'Orders' }),
    returned: f.number({ label: 'Returned', help: 'How many were taken back.', setBy: 'action', initial: 0, range: [0, 1e9] }), // prettier-ignore
  },
})
