import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Products that are taxed alike: standard, reduced, exempt. */
export const taxClass = defineRecord({
  name: 'taxClass',
  plural: 'taxClasses',
  label: { one: 'Tax class', many: 'Tax classes' },
  icon: 'cash',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, unique: true, max: 120 }),
    position: f.number({ label: 'Position', initial: 0 }),
  },
})

/** How much tax a country takes on a class of products from a day on. */
export const taxRate = defineRecord({
  name: 'taxRate',
  plural: 'taxRates',
  label: { one: 'Tax rate', many: 'Tax rates' },
  icon: 'cash',
  title: 'country',
  subtitle: ['taxClass'],
  setting: true,
  hidden: true,
  sort: 'country',
  configured: { by: ['taxClass', 'country', 'validFrom'] },
  fields: {
    taxClass: f.link({ label: 'Tax class', to: 'taxClass', backLabel: 'Rates', required: true }),
    country: f.text({ label: 'Country', help: 'Two letters: DE.', required: true, sortable: true, max: 2 }),
    rate: f.percent({ label: 'Rate', required: true }),
    validFrom: f.date({ label: 'From', required: true, sortable: true }),
  },
})
