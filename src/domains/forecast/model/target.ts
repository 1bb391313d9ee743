import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { holderField, periodField } from './of-whom.ts'

/** What a colleague or a team is to sell in a month or a quarter. */
export const target = defineRecord({
  name: 'target',
  plural: 'targets',
  label: { one: 'Target', many: 'Targets' },
  icon: 'target-arrow',
  title: 'period',
  subtitle: ['user', 'team'],
  setting: true,
  // What somebody is to sell is told by the forecast, to them and to those who lead them.
  secluded: true,
  hidden: true,
  sort: '-period',
  configured: { not: 'It is for people of this workspace.' },
  fields: {
    period: periodField(),
    user: f.user({ label: 'Colleague' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Targets' }),
    amount: f.money({ label: 'Amount', required: true, sortable: true }),
    holder: holderField(),
  },
}) // prettier-ignore
