import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** How often something is paid. */
export const billing = {
  label: 'Paid',
  fixed: true,
  initial: 'once',
  options: [
    { key: 'once', label: 'Once' },
    { key: 'month', label: 'Each month' },
    { key: 'quarter', label: 'Each quarter' },
    { key: 'year', label: 'Each year' },
  ],
} as const

/** Something that we sell. */
export const product = defineRecord({
  name: 'product',
  plural: 'products',
  label: { one: 'Product', many: 'Products' },
  icon: 'package',
  title: 'name',
  subtitle: ['code'],
  tagged: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 300 }),
    code: f.text({ label: 'Code', unique: true, searchable: true, sortable: true, max: 60 }),
    category: f.link({ label: 'Category', to: 'productCategory', backLabel: 'Products' }),
    family: f.choice({ label: 'Family', sortable: true, options: [] }),
    price: f.money({ label: 'Price', sortable: true }),
    cost: f.money({ label: 'Cost', help: 'What it costs us; only owners and admins see it.', sensitivity: 'secret' }),
    unit: f.text({ label: 'Unit', max: 30 }),
    billing: f.choice(billing),
    minimumMonths: f.number({ label: 'Minimum term', help: 'In months.', integer: true, range: [1, 600] }),
    setupFee: f.money({ label: 'Setup fee', help: 'Once, beside what is paid again and again.' }),
    taxClass: f.link({ label: 'Tax class', to: 'taxClass', backLabel: 'Products' }),
    bundlePrice: f.choice({
      label: 'Price of a bundle',
      help: 'Of a product that consists of others.',
      fixed: true,
      initial: 'own',
      options: [
        { key: 'own', label: 'Its own' },
        { key: 'summed', label: 'The sum of its parts' },
      ],
    }),
    active: f.boolean({ label: 'Sold now', initial: true }),
    image: f.file({ label: 'Picture' }),
    description: f.longText({ label: 'Description' }),
  },
})

/** What a bundle consists of. */
export const bundlePart = defineRecord({
  name: 'bundlePart',
  plural: 'bundleParts',
  label: { one: 'Part of a bundle', many: 'Parts of bundles' },
  icon: 'list-details',
  title: 'label',
  subtitle: ['product'],
  partOf: 'bundle',
  hidden: true,
  sort: 'position',
  fields: {
    bundle: f.link({ label: 'Bundle', to: 'product', backLabel: 'Consists of', required: true }),
    product: f.link({ label: 'Product', to: 'product', backLabel: 'In bundles', required: true }),
    label: f.text({ label: 'Text', max: 300 }),
    quantity: f.number({ label: 'Quantity', required: true, initial: 1, range: [0.0001, 1e6] }),
    optional: f.boolean({ label: 'Optional', help: 'Offered beside the bundle, not in its price.', initial: false }),
    position: f.number({ label: 'Position', initial: 0, sortable: true }),
  },
})
