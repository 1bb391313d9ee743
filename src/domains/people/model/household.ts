import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** People who live together and are often met together. */
export const household = defineRecord({
  name: 'household',
  plural: 'households',
  label: { one: 'Household', many: 'Households' },
  icon: 'home-heart',
  title: 'name',
  owned: true,
  tagged: true,
  sort: 'name',
  fields: {
    name: f.text({ label: 'Name', required: true, searchable: true, sortable: true, max: 200 }),
    addresses: f.addresses({ label: 'Address' }),
    description: f.longText({ label: 'About' }),
  },
})
