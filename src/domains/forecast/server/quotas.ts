import { exactly, plus, written } from '../../../kernel/decimal.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { baseAmount, rateDay, readRates } from '../../../platform/records/base-amount.ts'
import { findRows } from '../../../platform/records/read/index.ts'
import { target } from '../model/index.ts'
import { sightOf } from './sight.ts'
import type { Branch, People } from './tree.ts'

/** What a branch is to sell: said for itself, or the sum of what is said below it. */
export interface Quota {
  amount: string
  of: 'own' | 'below'
}
interface Known extends Quota {
  /** Whether the asker may know all that it is made of. */
  isSeen: boolean
}

type Target = RowOf<typeof target>
export type Quotas = (branch: Branch) => Quota | null

/** The targets of a period by branch, as far as the asker may know them. */
export async function readQuotas(ctx: Ctx, period: string, people: People): Promise<Quotas> {
  const isSeen = sightOf(ctx, target, people)
  const targets = await readTargets(ctx, period)
  const own = new Map(targets.map(({ row, amount }) => [row.user ?? row.team, { amount, of: 'own', isSeen: isSeen(row) }] as const)) // prettier-ignore
  const known = (branch: Branch): Known | null => own.get(branch.id) ?? sumOf(branch.below.flatMap((each) => known(each) ?? [])) // prettier-ignore
  return (branch) => {
    const quota = known(branch)
    return quota?.isSeen ? { amount: quota.amount, of: quota.of } : null
  }
}

/** The targets of a period in the company's currency, whoever asks; without those in a currency that has no rate. */
export async function readTargets(ctx: Ctx, period: string): Promise<{ row: Target; amount: string }[]> {
  const [rows, rates] = await Promise.all([
    findRows(ctx, ctx.db, target, { field: 'period', is: period }, { limit: 100_000 }),
    readRates(ctx, ctx.db),
  ])
  return (rows as unknown as Target[]).flatMap((row) => {
    const amount = baseAmount(ctx, rates, row.amount, rateDay(ctx, target, { ...row }))
    return amount === null ? [] : [{ row, amount }]
  })
}

function sumOf(below: readonly Known[]): Known | null {
  if (below.length === 0) return null
  const amount = written(below.reduce((sum, each) => plus(sum, exactly(each.amount)), exactly(0)))
  return { amount, of: 'below', isSeen: below.every(({ isSeen }) => isSeen) }
}
