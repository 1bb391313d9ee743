import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

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
    period: f.text({ label: 'Period', help: 'A quarter (2026-Q1) or a month (2026-03).', required: true, sortable: true, max: 7 }),
    user: f.user({ label: 'Colleague' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Forecast overrides' }),
    amount: f.money({ label: 'Amount', help: 'Empty once it was taken back.', sortable: true }),
    reason: f.text({ label: 'Reason', required: true, max: 500 }),
    by: f.user({ label: 'Said by', setBy: 'action' }),
    holder: f.text({ label: 'For whom and when', help: 'There is one by a colleague of their own and one by who leads them.', unique: true, setBy: 'derived', max: 60 }),
  },
}) // prettier-ignore
