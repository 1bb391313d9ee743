import { defineAction } from '../../../kernel/action.ts'
import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/**
 * Which records are not kept for ever: those of a kind, perhaps only some of them, whose date lies so many months back, and
 * what is done with them. A rule does nothing until somebody has looked at what it would do, and nothing more once it is
 * changed after that.
 */
export const retentionRule = defineRecord({
  name: 'retentionRule',
  plural: 'retentionRules',
  label: { one: 'Retention rule', many: 'Retention rules' },
  icon: 'hourglass',
  title: 'name',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['seen', 'active'], holds: { among: 'json' } },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    of: f.text({ label: 'Record', help: 'Its name: person.', required: true, max: 60 }),
    among: f.longText({ label: 'Of which records', help: 'A filter as JSON; of all when empty: {"field":"lifeCycle","is":"lead"}.', max: 10_000 }),
    by: f.text({ label: 'By its date', help: 'The name of a date of the record: lastContactAt. Where it is empty, the record stays.', required: true, max: 120 }),
    months: f.number({ label: 'Months after it', required: true, integer: true, range: [1, 600] }),
    does: f.choice({
      label: 'What is done then',
      required: true,
      fixed: true,
      initial: 'bin',
      options: [
        { key: 'bin', label: 'Into the bin' },
        { key: 'erase', label: 'What identifies them is erased' },
        { key: 'delete', label: 'Deleted for good' },
      ],
    }),
    seen: f.text({ label: 'Seen', help: 'What was looked at when it was switched on.', max: 64, setBy: 'action' }),
    active: f.boolean({ label: 'Switched on', initial: false, setBy: 'derived' }),
  },
}) // prettier-ignore

export const switchOnRetentionRule = defineAction(retentionRule, {
  name: 'switchOn',
  label: 'Switch on',
  summary:
    'From the next night on it does what its preview has shown; what the preview answered as `seen` is told along.',
  icon: 'check',
  input: { seen: f.text({ label: 'Seen', required: true, max: 64 }) },
  when: { field: 'active', is: false },
})

export const switchOffRetentionRule = defineAction(retentionRule, {
  name: 'switchOff',
  label: 'Switch off',
  summary: 'It does nothing any more; what it did stays done.',
  icon: 'x',
  input: {},
  when: { field: 'active', is: true },
})
