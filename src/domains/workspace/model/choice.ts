import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** An option that the workspace added to a choice field, or its own wording of one that Farley ships. */
export const choice = defineRecord({
  name: 'choice',
  plural: 'choices',
  label: { one: 'Choice', many: 'Choices' },
  icon: 'list-check',
  title: 'label',
  subtitle: ['of'],
  setting: true,
  tellsOf: 'of',
  hidden: true,
  sort: 'position',
  configured: { by: ['of', 'key'] },
  fields: {
    of: f.text({ label: 'Field', help: 'Record and field: company.industry.', required: true, max: 120 }),
    key: f.text({ label: 'Key', help: 'Stable: renaming the label changes no data.', required: true, max: 60 }),
    label: f.text({ label: 'Label', required: true, max: 120 }),
    color: f.text({ label: 'Colour', max: 20 }),
    position: f.number({ label: 'Position', sortable: true, initial: 0 }),
    archived: f.boolean({ label: 'Archived', initial: false }),
  },
})
