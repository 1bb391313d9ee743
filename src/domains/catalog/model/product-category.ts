import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** Where a product stands in the range: categories within categories. */
export const productCategory = defineRecord({
  name: 'productCategory',
  plural: 'productCategories',
  label: { one: 'Product category', many: 'Product categories' },
  icon: 'folder',
  title: 'name',
  subtitle: ['within'],
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, unique: true, max: 120 }),
    within: f.link({ label: 'Within', to: 'productCategory', backLabel: 'Categories within' }),
  },
})
