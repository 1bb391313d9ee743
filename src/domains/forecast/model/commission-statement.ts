import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'
import { holderField, periodField } from './of-whom.ts'

/** What somebody was paid for a period, as it was reckoned when it was settled. To delete one is to open the period again. */
export const commissionStatement = defineRecord({
  name: 'commissionStatement',
  plural: 'commissionStatements',
  label: { one: 'Commission statement', many: 'Commission statements' },
  icon: 'receipt',
  title: 'period',
  subtitle: ['user'],
  setting: true,
  secluded: true,
  hidden: true,
  sort: '-period',
  configured: { not: 'It is about people of this workspace.' },
  fields: {
    period: periodField(),
    user: f.user({ label: 'Colleague', required: true }),
    total: f.money({ label: 'Commission', sortable: true, setBy: 'action' }),
    lines: f.longText({ label: 'How it came about', help: 'As JSON, by deal.', max: 2_000_000, setBy: 'action' }),
    holder: holderField(),
  },
}) // prettier-ignore
