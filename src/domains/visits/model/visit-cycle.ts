import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** How often some people or companies are to be visited by whoever owns them. */
export const visitCycle = defineRecord({
  name: 'visitCycle',
  plural: 'visitCycles',
  label: { one: 'Visit cycle', many: 'Visit cycles' },
  icon: 'repeat',
  title: 'name',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], holds: { among: 'json' } },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    of: f.choice({
      label: 'Who is visited',
      required: true,
      fixed: true,
      initial: 'company',
      options: [
        { key: 'company', label: 'Companies' },
        { key: 'person', label: 'People' },
      ],
    }),
    among: f.longText({ label: 'Which of them', max: 10_000 }),
    every: f.number({ label: 'How often', required: true, integer: true, range: [1, 99] }),
    unit: f.choice({
      label: 'Counted in',
      required: true,
      fixed: true,
      initial: 'weeks',
      options: [
        { key: 'weeks', label: 'Weeks apart' },
        { key: 'quarter', label: 'Times a quarter' },
      ],
    }),
    minutes: f.number({ label: 'Minutes a visit', integer: true, range: [1, 1440] }),
  },
}) // prettier-ignore
