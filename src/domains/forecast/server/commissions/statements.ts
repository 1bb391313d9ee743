import type { RowOf } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { findRows } from '../../../../platform/records/read/index.ts'
import { readCommissionTiers, type CommissionTier } from '../../model/commission-plan.ts'
import { commissionPlan } from '../../model/index.ts'
import { readEntries, spanOf, type Entry } from '../entries.ts'
import { shareOf } from '../figures.ts'
import { bySeller } from '../per-seller.ts'
import { readTargets } from '../quotas.ts'
import { earnedFor, totalEarned, type Earned, type Sale } from './commission.ts'

type Plan = RowOf<typeof commissionPlan>

/** What somebody is paid for a period, as it would be reckoned now. */
export interface Statement {
  user: string
  /** What the plan is called; null where they are in none. */
  plan: string | null
  tiers: CommissionTier[]
  target: string | null
  sold: string
  /** How much of the target that is, in percent. */
  attained: number | null
  lines: Earned[]
  total: string
}

/** The statements of a period by colleague, whoever asks: of whoever is in a plan or sold something. */
export async function readStatements(ctx: Ctx, period: string): Promise<Map<string, Statement>> {
  const [plans, targets, sales] = await Promise.all([readPlans(ctx), readTargets(ctx, period), readSales(ctx, period)])
  const targetOf = new Map(targets.map(({ row, amount }) => [row.user, amount]))
  const users = new Set([...plans.keys(), ...sales.keys()])
  return new Map([...users].map((user) => [user, statementOf(ctx, user, plans.get(user) ?? null, targetOf.get(user) ?? null, sales.get(user) ?? [])])) // prettier-ignore
}

function statementOf({ settings }: Ctx, user: string, plan: Plan | null, target: string | null, sales: readonly Sale[]): Statement {
  const tiers = (plan && readCommissionTiers(plan.tiers ?? '')) ?? []
  const lines = earnedFor(sales, target, tiers, settings.currency)
  const sold = totalEarned(sales.map((sale) => ({ ...sale, parts: [], commission: sale.amount })), settings.currency)
  return {
    ...{ user, plan: plan?.name ?? null, tiers, target, sold, lines },
    attained: target === null ? null : shareOf(sold, target),
    total: totalEarned(lines, settings.currency),
  }
} // prettier-ignore

async function readPlans(ctx: Ctx): Promise<Map<string, Plan>> {
  const rows = (await findRows(ctx, ctx.db, commissionPlan, { and: [] }, { limit: 1_000 })) as unknown as Plan[]
  return new Map(rows.flatMap((plan) => (plan.members ?? []).map((user) => [user, plan] as const)))
}

/** What was won in a period by whom it counts for, in the order in which it was won. */
async function readSales(ctx: Ctx, period: string): Promise<Map<string, Sale[]>> {
  const won = (await readEntries(ctx, spanOf(period))).filter(({ status }) => status === 'won')
  const parts = [...(await bySeller(ctx, won, null))]
  return new Map(
    parts.flatMap(([seller, entries]) => (seller === null ? [] : [[seller, entries.flatMap(saleOf).sort(inTurn)]])),
  )
}

const saleOf = ({ deal, closedAt, amount }: Entry): Sale[] =>
  closedAt === null || amount === null ? [] : [{ deal, at: new Date(closedAt).toISOString(), amount }]
const inTurn = (one: Sale, other: Sale) =>
  one.at < other.at ? -1 : one.at > other.at ? 1 : one.deal < other.deal ? -1 : 1
