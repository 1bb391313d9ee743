import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

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
    period: f.text({ label: 'Period', help: 'A quarter (2026-Q1) or a month (2026-03).', required: true, sortable: true, max: 7 }),
    user: f.user({ label: 'Colleague' }),
    team: f.link({ label: 'Team', to: 'team', backLabel: 'Targets' }),
    amount: f.money({ label: 'Amount', required: true, sortable: true }),
    holder: f.text({ label: 'For whom and when', help: 'There is one for each.', unique: true, setBy: 'derived', max: 60 }),
  },
}) // prettier-ignore
