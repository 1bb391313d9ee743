import { all, type Filter } from '../../../kernel/filter.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { baseAmount, rateDay, readRates, type Rates } from '../../../platform/records/base-amount.ts'
import { findRows, visibleIds } from '../../../platform/records/read/index.ts'
import { walkBack } from '../../../platform/records/read/as-of.ts'
import { deal, stage } from '../../deals/model/index.ts'
import { categoryOf, type Category } from '../model/category.ts'
import { daysOf } from '../model/period.ts'

type Deal = RowOf<typeof deal>
type Stage = RowOf<typeof stage>

/** What a forecast knows of a deal. */
export interface Entry {
  deal: string
  owner: string | null
  status: 'open' | 'won'
  category: Category
  /** Percent. */
  probability: number
  /** In the company's currency, at the rate of the deal's day; null where it has none. */
  amount: string | null
  /** It has an amount, in a currency of which no rate is known. */
  isUnrated: boolean
  closeOn: string | null
  closedAt: string | null
}

/** Which deals are meant: open ones that are to close in these days, and those that were won in them. */
export interface Span {
  /** The first day; open ones of all days where it says so. */
  from: string
  /** The first day after it. */
  until: string
  anyOpen?: boolean
}

export const spanOf = (period: string): Span => ({ from: daysOf(period)[0], until: daysOf(period)[1] })

/** The deals of a span as filters: the same for what is summed and for the lists that open behind the sums. */
export function filtersOf(ctx: Ctx, { from, until, anyOpen }: Span) {
  const [begins, ends] = [from, until].map((day) => startOfDay(ctx.settings.timeZone, day).toISOString()) as [string, string] // prettier-ignore
  const closing: Filter[] = anyOpen
    ? []
    : [
        { field: 'closeOn', gte: from },
        { field: 'closeOn', lt: until },
      ]
  return {
    open: all({ field: 'status', is: 'open' }, ...closing),
    won: all({ field: 'status', is: 'won' }, { field: 'closedAt', gte: begins }, { field: 'closedAt', lt: ends }),
  }
}

const most = 500_000

/** The deals of a span, whoever asks: as they are now or, with a moment, as Farley knew them then. */
export async function readEntries(ctx: Ctx, span: Span, moment?: string): Promise<Entry[]> {
  const { open, won } = filtersOf(ctx, span)
  const now = (await findRows(ctx, ctx.db, deal, { or: [open, won] }, { limit: most })) as unknown as Deal[]
  const rows = moment ? await asKnown(ctx, now, moment) : now
  const [rates, chances] = await Promise.all([readRates(ctx, ctx.db), chancesAt(ctx, moment)])
  const entries = rows.flatMap((row) => entryOf(ctx, row, rates, chances) ?? [])
  return moment ? entries.filter((entry) => isWithin(ctx, entry, span)) : entries
}

/** Those of them that the asker may see today. */
export async function seenOf(ctx: Ctx, entries: readonly Entry[]): Promise<Entry[]> {
  const seen = await visibleIds(ctx, ctx.registry.own(deal), entries.map((entry) => entry.deal)) // prettier-ignore
  return entries.filter((entry) => seen.has(entry.deal))
}

/** Whether a deal as it was belongs to a span: what the filters ask of one as it is. */
export function isWithin(ctx: Ctx, { status, closeOn, closedAt }: Entry, { from, until, anyOpen }: Span): boolean {
  if (status === 'open') return anyOpen === true || (closeOn !== null && closeOn >= from && closeOn < until)
  const at = closedAt && new Date(closedAt)
  return !!at && at >= startOfDay(ctx.settings.timeZone, from) && at < startOfDay(ctx.settings.timeZone, until)
}

/** Deals as Farley knew them: those that are meant today and all that were changed since, with each change taken back. */
async function asKnown(ctx: Ctx, now: readonly Deal[], moment: string): Promise<Deal[]> {
  const text = `select distinct record_id as id from ledger where record = $1 and recorded_at > $2::timestamptz and record_id <> all ($3::uuid[])`
  const values = [deal.name, moment, now.map(({ id }) => id)]
  const changed = await ctx.db.run<{ id: string }>({ name: 'deals_changed_since', text, values })
  const filter = { field: 'id', in: changed.map(({ id }) => id) }
  const others = changed.length > 0 ? await findRows(ctx, ctx.db, deal, filter, { limit: most, bin: true }) : []
  const past = await walkBack(ctx, ctx.registry.own(deal), [...(now as never[]), ...others], moment, ctx.db, 'recorded_at') // prettier-ignore
  return ([...past.values()] as unknown as Deal[]).filter(({ deletedAt }) => !deletedAt)
}

/** The probabilities of stages, by id: a deal's follows its stage without a line of its own. */
async function chancesAt(ctx: Ctx, moment?: string): Promise<Map<string, number>> {
  const rows = await findRows(ctx, ctx.db, stage, { and: [] }, { limit: most, bin: true })
  const known = moment ? [...(await walkBack(ctx, ctx.registry.own(stage), rows, moment, ctx.db, 'recorded_at')).values()] : rows // prettier-ignore
  return new Map((known as unknown as Stage[]).map(({ id, probability }) => [id, probability ?? 0]))
}

function entryOf(ctx: Ctx, row: Deal, rates: Rates, chances: Map<string, number>): Entry | null {
  if (row.status === 'lost') return null
  const probability = row.status === 'won' ? 100 : (chances.get(row.stage ?? '') ?? 0)
  const amount = baseAmount(ctx, rates, row.amount, rateDay(ctx, deal, { ...row }))
  return {
    deal: row.id,
    owner: row.owner ?? null,
    status: row.status,
    category: categoryOf(row.forecast, probability),
    probability,
    amount,
    isUnrated: row.amount !== null && amount === null,
    closeOn: row.closeOn,
    closedAt: row.closedAt,
  }
}
