import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** When a field that Farley ships is shown; those of the company's own say it themselves. */
export const fieldCondition = defineRecord({
  name: 'fieldCondition',
  plural: 'fieldConditions',
  label: { one: 'Condition of a field', many: 'Conditions of fields' },
  icon: 'eye',
  title: 'field',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'field',
  configured: { by: ['of', 'field'], holds: { shownIf: 'json' } },
  fields: {
    of: f.text({ label: 'Record', help: 'Its name: deal.', required: true, max: 60, setBy: 'action' }),
    field: f.text({ label: 'Field', help: 'Its name: source.', required: true, max: 60, sortable: true, setBy: 'action' }),
    shownIf: f.longText({
      label: 'Shown only if',
      help: 'What must hold of a record for the field to be shown and asked for, as JSON: {"field":"stage","is":"won"}.',
      required: true,
      max: 10_000,
    }),
  },
}) // prettier-ignore
