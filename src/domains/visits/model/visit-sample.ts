import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What was left with somebody on a visit, how much, and of which lot. */
export const visitSample = defineRecord({
  name: 'visitSample',
  plural: 'visitSamples',
  label: { one: 'Sample', many: 'Samples' },
  icon: 'flask',
  title: 'label',
  subtitle: ['lot'],
  partOf: 'visit',
  hidden: true,
  sort: 'createdAt',
  fields: {
    visit: f.link({ label: 'Visit', to: 'visit', backLabel: 'Samples', required: true }),
    product: f.link({ label: 'Product', to: 'product', backLabel: 'Samples' }),
    label: f.text({ label: 'Name', help: 'That of the product when empty.', max: 300 }),
    quantity: f.number({ label: 'Quantity', required: true, initial: 1, integer: true, range: [1, 1e6] }),
    lot: f.text({ label: 'Lot', max: 60 }),
  },
})
