import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What somebody wants to do or win in each week, month or quarter. */
export const goal = defineRecord({
  name: 'goal',
  plural: 'goals',
  label: { one: 'Goal', many: 'Goals' },
  icon: 'target-arrow',
  title: 'name',
  owned: true,
  private: 'owner',
  hidden: true,
  sort: '-begins',
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    measure: f.choice({
      label: 'What counts',
      required: true,
      fixed: true,
      initial: 'calls',
      options: [
        { key: 'calls', label: 'Calls' },
        { key: 'meetings', label: 'Meetings' },
        { key: 'tasks', label: 'Tasks done' },
        { key: 'leads', label: 'New leads spoken with' },
        { key: 'won', label: 'Deals won' },
        { key: 'worth', label: 'Worth of deals won' },
      ],
    }),
    per: f.choice({
      label: 'In each',
      required: true,
      fixed: true,
      initial: 'week',
      options: [
        { key: 'week', label: 'Week' },
        { key: 'month', label: 'Month' },
        { key: 'quarter', label: 'Quarter' },
      ],
    }),
    aim: f.number({
      label: 'Aim',
      help: 'How many, or how much in the company’s currency.',
      required: true,
      range: [0, 1e12],
    }),
    begins: f.date({ label: 'From', help: 'Of several for the same, the last one holds.', sortable: true }),
  },
})
