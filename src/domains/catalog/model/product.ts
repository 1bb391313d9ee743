import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

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
    family: f.choice({ label: 'Family', sortable: true, options: [] }),
    price: f.money({ label: 'Price', sortable: true }),
    cost: f.money({ label: 'Cost', help: 'What it costs us; only owners and admins see it.', sensitivity: 'secret' }),
    unit: f.text({ label: 'Unit', max: 30 }),
    active: f.boolean({ label: 'Sold now', initial: true }),
    description: f.longText({ label: 'Description' }),
  },
})
