import type { RowOf } from '../../../../kernel/record.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { dayIn } from '../../../../kernel/time.ts'
import { system } from '../../../../platform/access/system.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { baseAmount, readRates } from '../../../../platform/records/base-amount.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { findRows } from '../../../../platform/records/read/index.ts'
import { product } from '../../../catalog/model/index.ts'
import { pricesOfLines } from '../../../deals/server/index.ts'
import { approvalRule, quoteLine, type quote } from '../../model/index.ts'
import { digestOf } from '../../../../platform/secrets/index.ts'
import { findingOf, type Rule } from './findings.ts'
import type { Priced } from './prices.ts'
import { approversOf } from './approvers.ts'

export type Quote = RowOf<typeof quote>

/** What a rule asks for of a quote as it stands now. */
export interface Need {
  rule: Rule
  why: Sentence
  /** The ids of those who may approve it. */
  who: readonly string[]
  approved: { by: string; at: string } | null
}
export interface Needs {
  needs: readonly Need[]
  /** Of all the prices that were looked at. */
  digest: string
}

export const mostRules = 100

/** What must be approved of a quote before it is sent, whoever asks; what was approved counts for exactly these prices. */
export async function needsOf(ctx: Ctx, row: Quote): Promise<Needs> {
  const rules = (await findRows(ctx, ctx.db, approvalRule, { field: 'active', is: true }, { sort: 'name', limit: mostRules })) as unknown as Rule[] // prettier-ignore
  const lines = rules.length > 0 ? await pricedLines(ctx, row) : []
  const digest = digestOf(JSON.stringify([row.company, row.currency, lines.map(weighed)]))
  const [worth, kept] = [await worthOf(ctx), await approvals(ctx, row, digest)]
  const found = rules.flatMap((rule) => {
    const why = findingOf(rule, lines, worth)
    return why ? [{ rule, why, approved: kept.get(rule.id) ?? null }] : []
  })
  const needs = found.map(async (need) => ({ ...need, who: need.approved ? [] : await approversOf(ctx, need.rule, row) }))
  return { needs: await Promise.all(needs), digest }
} // prettier-ignore

/** The same within a piece of work, with all that it has done. */
export async function needsIn(work: Work, row: Quote): Promise<Needs> {
  await work.flush()
  return needsOf({ ...work.ctx, db: work.tx as never }, row)
}

/** As Farley itself sees prices: what a seller may not see must not make a difference. */
async function pricedLines(ctx: Ctx, row: Quote): Promise<Priced[]> {
  const own = ctx.registry.own(quoteLine)
  const lines = (await findRows(ctx, ctx.db, own, { field: 'quote', is: row.id }, { sort: 'position', limit: 10_000 })) as unknown as RowOf<typeof quoteLine>[] // prettier-ignore
  const buyer = { company: row.company, amount: row.currency === null ? null : { amount: '0', currency: row.currency } }
  const listed = await pricesOfLines({ ...ctx, actor: system }, buyer, lines)
  return lines.map((line, index) => ({ ...line, listed: listed[index] }))
}

const weighed = ({ id, label, quantity, price, discount, discountAmount, billing, months, setupFee, optional, taxRate, taxIncluded, steps, cost }: Priced) =>
  [id, label, quantity, price, discount, discountAmount, billing, months, setupFee, optional, taxRate, taxIncluded, steps, cost] // prettier-ignore

async function worthOf(ctx: Ctx) {
  const [rates, today] = [await readRates(ctx, ctx.db), dayIn(ctx.settings.timeZone, ctx.now())]
  return (money: { amount: string; currency: string }) => baseAmount(ctx, rates, money, today)
}

/** None once they were taken back, whatever lies there still. */
async function approvals({ db }: Ctx, { id, approval }: Quote, digest: string) {
  if (approval !== 'asked' && approval !== 'approved') return new Map<string, { by: string; at: string }>()
  const text = 'select rule_id as rule, approved_by as by, approved_at as at from quote_approval where quote_id = $1 and digest = $2' // prettier-ignore
  const rows = await db.run<{ rule: string; by: string; at: string }>({ text, values: [id, digest] })
  return new Map(rows.map(({ rule, by, at }) => [rule, { by, at }]))
}

const asked = {
  discount: ['price', 'discount', 'discountAmount'],
  total: ['price'],
  margin: ['price', 'cost'],
} as const

/** Why, as far as whoever asks may know: who may not see what something costs learns no more than that there is a rule. */
export function toldWhy({ actor, registry }: Ctx, { rule, why }: Pick<Need, 'rule' | 'why'>): Sentence {
  const hidden = [actor.permissions.of(registry.own(quoteLine)).hidden, actor.permissions.of(registry.own(product)).hidden]
  const isTold = asked[rule.asks].every((name) => !hidden.some((names) => names.has(name)))
  return isTold ? why : say('Its prices must be approved.')
} // prettier-ignore
