import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What matters in one kind of record, and how long it counts as true without anybody saying so. */
export const careRule = defineRecord({
  name: 'careRule',
  plural: 'careRules',
  label: { one: 'Care rule', many: 'Care rules' },
  icon: 'heart-handshake',
  title: 'of',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'of',
  configured: { by: ['of'], without: ['completeness'], holds: { important: 'json' } },
  fields: {
    of: f.text({
      label: 'Record',
      help: 'Its name: person.',
      required: true,
      unique: true,
      sortable: true,
      max: 60,
      setBy: 'action',
    }),
    important: f.longText({
      label: 'What matters',
      help: 'As JSON, each with a weight from 1 to 5: [{"field":"emails","weight":3}].',
      max: 5_000,
    }),
    enough: f.number({ label: 'Complete from', help: 'Percent.', integer: true, range: [1, 100], initial: 100 }),
    staleAfter: f.number({
      label: 'Stale after',
      help: 'Months in which nobody has changed or confirmed anything; never when empty.',
      integer: true,
      range: [1, 120],
    }),
    completeness: f.text({ label: 'Completeness', help: 'The key of its field.', max: 40, setBy: 'derived' }),
  },
})
