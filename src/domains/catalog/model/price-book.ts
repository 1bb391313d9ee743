import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Prices in one currency, for everybody or for some customers, for a time. */
export const priceBook = defineRecord({
  name: 'priceBook',
  plural: 'priceBooks',
  label: { one: 'Price book', many: 'Price books' },
  icon: 'notebook',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['companies'], holds: { segment: 'json' } },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, unique: true, max: 120 }),
    currency: f.text({ label: 'Currency', required: true, max: 3 }),
    validFrom: f.date({ label: 'From', help: 'Always when empty.' }),
    validUntil: f.date({ label: 'Until', help: 'The last day; for good when empty.' }),
    priority: f.number({ label: 'Priority', help: 'The higher comes first.', integer: true, initial: 0, range: [-1000, 1000] }),
    includesTax: f.boolean({ label: 'Prices include tax', initial: false }),
    companies: f.links({ label: 'Only for', help: 'Customers for whom it was chosen; it comes before all others.', to: 'company', backLabel: 'Price books' }),
    segment: f.longText({ label: 'Only for customers who', help: 'A filter on companies as JSON: {"field":"industry","is":"trade"}.', max: 10_000 }),
    active: f.boolean({ label: 'In force', initial: true }),
  },
}) // prettier-ignore

/** What a product costs in a price book, and from which quantities less. */
export const priceEntry = defineRecord({
  name: 'priceEntry',
  plural: 'priceEntries',
  label: { one: 'Price', many: 'Prices' },
  icon: 'tag',
  title: 'label',
  subtitle: ['product', 'book'],
  setting: true,
  partOf: 'product',
  // Whoever may not know what a product costs learns it from no book.
  repeats: ['price'],
  hidden: true,
  sort: '-createdAt',
  configured: { not: 'It is the price of a product, and products are records, not settings.' },
  fields: {
    book: f.link({ label: 'Price book', to: 'priceBook', backLabel: 'Prices', required: true }),
    product: f.link({ label: 'Product', to: 'product', backLabel: 'Prices', required: true }),
    label: f.text({ label: 'Text', max: 300 }),
    price: f.money({ label: 'Price', required: true }),
    tiers: f.longText({
      label: 'By quantity',
      help: 'As JSON: [{"from":"10","percentOff":"5"},{"from":"100","price":"8.50"}].',
      max: 10_000,
    }),
    tierMode: f.choice({
      label: 'A quantity’s price holds for',
      fixed: true,
      initial: 'all',
      options: [
        { key: 'all', label: 'All pieces' },
        { key: 'graduated', label: 'The pieces from there on' },
      ],
    }),
    setupFee: f.money({ label: 'Setup fee' }),
  },
})
