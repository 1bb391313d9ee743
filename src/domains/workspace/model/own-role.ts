import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A role that the company made: what it does not allow is not allowed. */
export const ownRole = defineRecord({
  name: 'ownRole',
  plural: 'ownRoles',
  label: { one: 'Role of your own', many: 'Roles of your own' },
  icon: 'shield-check',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], holds: { rights: 'json' } },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 60 }),
    about: f.text({ label: 'For whom', max: 200 }),
    // It names fields of which those who have another role may know nothing.
    rights: f.longText({
      label: 'Rights',
      help: 'By record, as JSON: {"person": {"see": "team", "edit": "own", "create": true}}.',
      sensitivity: 'secret',
      initial: '{}',
    }),
  },
})
