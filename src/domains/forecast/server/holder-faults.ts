import type { Money } from '../../../kernel/field.ts'
import { units } from '../../../kernel/money.ts'
import type { FieldFault } from '../../../kernel/refusal.ts'
import { one, say } from '../../../kernel/sentence.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { isSalesPeriod } from '../model/period.ts'

interface Said {
  period: string | null
  user: string | null
  team: string | null
  amount: Money | null
}

/** What is wrong with an amount that is said of a colleague or a team in a period. */
export function holderFaults(record: RecordDefinition, { period, user, team, amount }: Said): FieldFault[] {
  return [
    ...(isSalesPeriod(period ?? '') ? [] : [{ field: 'period', ...say('Period: a quarter (2026-Q1) or a month (2026-03).') }]),
    ...((user === null) === (team === null) ? [{ field: 'user', ...say('{record}: it is for a colleague or for a team.', { record: one(record) }) }] : []),
    ...(amount && units(amount.amount) < 0n ? [{ field: 'amount', ...say('{record}: it is not less than nothing.', { record: one(record) }) }] : []),
  ] // prettier-ignore
}
