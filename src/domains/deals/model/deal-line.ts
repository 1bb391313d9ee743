import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { billing } from '../../catalog/model/index.ts'

/** A product on a deal, at the price that it was offered for: a later change of a price book changes no line. */
export const dealLine = defineRecord({
  name: 'dealLine',
  plural: 'dealLines',
  label: { one: 'Line', many: 'Lines' },
  icon: 'list-details',
  title: 'label',
  subtitle: ['product'],
  partOf: 'deal',
  hidden: true,
  sort: 'position',
  fields: {
    deal: f.link({ label: 'Deal', to: 'deal', backLabel: 'Products', required: true }),
    product: f.link({ label: 'Product', to: 'product', backLabel: 'Deals' }),
    label: f.text({ label: 'Text', max: 300 }),
    quantity: f.number({ label: 'Quantity', required: true, initial: 1, range: [0, 1e9] }),
    price: f.money({ label: 'Price each', help: 'That of the price book when left out.' }),
    discount: f.percent({ label: 'Discount', initial: 0 }),
    discountAmount: f.money({ label: 'Discount, amount', help: 'Off the whole line.' }),
    billing: f.choice({ ...billing, initial: undefined }),
    months: f.number({ label: 'Term', help: 'In months.', integer: true, range: [1, 600] }),
    setupFee: f.money({ label: 'Setup fee' }),
    optional: f.boolean({ label: 'Optional', help: 'Offered, not in the total.', initial: false }),
    taxRate: f.percent({ label: 'Tax' }),
    taxIncluded: f.boolean({ label: 'Tax is included', initial: false }),
    cost: f.money({ label: 'Cost each', setBy: 'action', sensitivity: 'secret' }),
    steps: f.longText({ label: 'Steps of the price', setBy: 'action', max: 10_000 }),
    priceReason: f.longText({ label: 'Why this price', setBy: 'action', max: 4_000 }),
    position: f.number({ label: 'Position', initial: 0, sortable: true }),
  },
})
