import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import { units } from '../../../kernel/money.ts'
import { rulesOf } from '../../../platform/room.ts'
import { target } from '../model/index.ts'
import { isSalesPeriod } from '../model/period.ts'

/** A target is for a colleague or a team, in one period, and there is one for each. */
export const targetRules = rulesOf(target, {
  before(_work, { after }) {
    const faults = faultsIn(after)
    if (faults.length > 0) throw refuse.invalid(faults)
    return { holder: `${after.user ?? after.team} ${after.period}` }
  },
})

function faultsIn({ period, user, team, amount }: RowOf<typeof target>) {
  return [
    ...(isSalesPeriod(period ?? '') ? [] : [{ field: 'period', ...say('Period: a quarter (2026-Q1) or a month (2026-03).') }]),
    ...((user === null) === (team === null) ? [{ field: 'user', ...say('A target is for a colleague or for a team.') }] : []),
    ...(amount && units(amount.amount) < 0n ? [{ field: 'amount', ...say('A target is not less than nothing.') }] : []),
  ] // prettier-ignore
}
