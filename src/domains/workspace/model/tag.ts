import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A word that any record can carry. */
export const tag = defineRecord({
  name: 'tag',
  plural: 'tags',
  label: { one: 'Tag', many: 'Tags' },
  icon: 'tag',
  title: 'name',
  shared: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, searchable: true, sortable: true, max: 60 }),
    color: f.text({ label: 'Colour', max: 20, initial: 'gray' }),
  },
})
