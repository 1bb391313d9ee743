import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { holderField, periodField } from './of-whom.ts'

/** What somebody says a colleague or a team will close in a period, beside what its deals come to. */
export const forecastOverride = defineRecord({
  name: 'forecastOverride',
  plural: 'forecastOverrides',
  label: { one: 'Forecast override', many: 'Forecast overrides' },
  icon: 'pencil',
  title: 'period',
  subtitle: ['user', 'team'],
  setting: true,
  // What is thought of somebody's deals is told by the forecast, to them and to those who lead them.
  secluded: true,
  hidden: true,
  sort: '-period',
  configured: { not: 'It is about people of this workspace.' },
  fields: {
    period: periodField(),
    user: f.user({ label: 'Colleague' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Forecast overrides' }),
    amount: f.money({ label: 'Amount', help: 'Empty once it was taken back.', sortable: true }),
    reason: f.text({ label: 'Reason', required: true, max: 500 }),
    by: f.user({ label: 'Said by', setBy: 'action' }),
    holder: holderField('There is one by a colleague of their own and one by who leads them.'),
  },
}) // prettier-ignore
