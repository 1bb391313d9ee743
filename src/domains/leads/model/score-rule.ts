import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What speaks for a lead or against them, and with how many points. */
export const scoreRule = defineRecord({
  name: 'scoreRule',
  plural: 'scoreRules',
  label: { one: 'Scoring rule', many: 'Scoring rules' },
  icon: 'trending-up',
  title: 'name',
  setting: true,
  secluded: true,
  hidden: true,
  sort: '-points',
  configured: { by: ['name'], holds: { condition: 'json' } },
  fields: {
    name: f.text({ label: 'What is said', required: true, unique: true, sortable: true, max: 120 }),
    asks: f.choice({
      label: 'Asks about',
      required: true,
      fixed: true,
      initial: 'person',
      options: [
        { key: 'person', label: 'Who they are' },
        { key: 'leadArrival', label: 'How they came to us' },
        { key: 'call', label: 'A call' },
        { key: 'meeting', label: 'A meeting' },
        { key: 'email', label: 'An e-mail' },
      ],
    }),
    condition: f.longText({ label: 'What must be so', max: 10_000 }),
    points: f.number({ label: 'Points', integer: true, required: true, sortable: true, range: [-1000, 1000] }),
    within: f.number({ label: 'Counts for days', help: 'Of what has happened.', integer: true, range: [1, 3650] }),
    halfLife: f.number({ label: 'Halved after days', help: 'Of what has happened.', integer: true, range: [1, 3650] }),
    active: f.boolean({ label: 'In force', initial: true }),
  },
}) // prettier-ignore
