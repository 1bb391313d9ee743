import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A product on a deal. */
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
    price: f.money({ label: 'Price each' }),
    discount: f.percent({ label: 'Discount', initial: 0 }),
    position: f.number({ label: 'Position', initial: 0, sortable: true }),
  },
})
