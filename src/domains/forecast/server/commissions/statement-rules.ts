import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { commissionStatement } from '../../model/index.ts'
import { isSalesPeriod } from '../../model/period.ts'
import { readStatements } from './statements.ts'

type Row = RowOf<typeof commissionStatement>

/** To add a statement is to settle what is due at that moment; it stays as it is, and is opened again by deleting it. */
export const statementRules = rulesOf(commissionStatement, {
  async before({ ctx }, { name, before, after }) {
    if (name === 'delete' || name === 'restore') return
    if (before && isSame(before, after)) return
    if (before) throw refuse.notNow(say('What was settled stays as it is; delete it to open the period again.'))
    if (!isSalesPeriod(after.period ?? ''))
      throw refuse.invalid([{ field: 'period', ...say('Period: a quarter (2026-Q1) or a month (2026-03).') }])
    const statement = (await readStatements(ctx, after.period)).get(after.user ?? '')
    return {
      total: { amount: statement?.total ?? '0', currency: ctx.settings.currency },
      lines: JSON.stringify(statement?.lines ?? []),
      holder: `${after.user} ${after.period}`,
    }
  },
})

const isSame = (before: Row, after: Row): boolean =>
  before.period === after.period &&
  before.user === after.user &&
  before.total?.amount === after.total?.amount &&
  before.lines === after.lines
