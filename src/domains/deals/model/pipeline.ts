import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** A way in which we sell: stages in order. */
export const pipeline = defineRecord({
  name: 'pipeline',
  plural: 'pipelines',
  label: { one: 'Pipeline', many: 'Pipelines' },
  icon: 'timeline',
  title: 'name',
  setting: true,
  hidden: true,
  sort: 'position',
  configured: { by: ['name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    position: f.number({ label: 'Position', sortable: true, initial: 0 }),
  },
})

export const stage = defineRecord({
  name: 'stage',
  plural: 'stages',
  label: { one: 'Stage', many: 'Stages' },
  icon: 'progress',
  title: 'name',
  subtitle: ['pipeline'],
  setting: true,
  hidden: true,
  sort: 'position',
  configured: { by: ['pipeline', 'name'] },
  fields: {
    name: f.text({ label: 'Name', required: true, sortable: true, max: 120 }),
    pipeline: f.link({ label: 'Pipeline', to: 'pipeline', backLabel: 'Stages', required: true }),
    position: f.number({ label: 'Position', sortable: true, initial: 0 }),
    probability: f.percent({
      label: 'Probability',
      help: 'How many of a hundred deals in this stage are won.',
      initial: 0,
    }),
    idleDays: f.number({
      label: 'Idle after',
      help: 'Days without an activity before a deal counts as idle.',
      integer: true,
      range: [1, 1000],
    }),
    requires: f.choices({
      label: 'Required fields',
      help: 'What a deal must say before it may enter.',
      fixed: true,
      options: [
        { key: 'amount', label: 'Amount' },
        { key: 'closeOn', label: 'Close date' },
        { key: 'company', label: 'Company' },
        { key: 'owner', label: 'Owner' },
      ],
    }),
    leaving: f.choice({
      label: 'With open points',
      help: 'What happens when a deal is moved on before its checklist is done.',
      fixed: true,
      initial: 'hold',
      options: [
        { key: 'hold', label: 'Stays here' },
        { key: 'ask', label: 'Asks first' },
      ],
    }),
  },
})
