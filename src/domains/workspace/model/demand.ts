import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What the company asks of its records of a kind, and what happens where one does not meet it. */
export const demand = defineRecord({
  name: 'demand',
  plural: 'demands',
  label: { one: 'Rule', many: 'Rules' },
  icon: 'shield-check',
  title: 'sentence',
  setting: true,
  secluded: true,
  hidden: true,
  sort: 'createdAt',
  configured: { by: ['of', 'sentence'], holds: { among: 'json', must: 'json' } },
  fields: {
    of: f.text({ label: 'Record', help: 'Its name: deal.', required: true, max: 60, setBy: 'action' }),
    sentence: f.text({
      label: 'What is said',
      help: 'What is right, for whoever breaks it.',
      required: true,
      max: 300,
    }),
    level: f.choice({
      label: 'What happens',
      required: true,
      fixed: true,
      initial: 'warn',
      options: [
        { key: 'warn', label: 'It is shown' },
        { key: 'ask', label: 'It must be confirmed' },
        { key: 'block', label: 'It is refused' },
      ],
    }),
    among: f.longText({
      label: 'Of which records',
      help: 'A filter as JSON; of all when empty: {"field":"status","is":"won"}.',
      max: 10_000,
    }),
    must: f.longText({
      label: 'What must be so',
      help: 'A filter as JSON: {"field":"amount","isEmpty":false}.',
      required: true,
      max: 10_000,
    }),
    active: f.boolean({ label: 'In force', initial: true }),
  },
})
