import { z } from 'zod'
import type { Money } from '../../../kernel/field.ts'
import { all, type Filter } from '../../../kernel/filter.ts'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { sumMoney } from '../../../kernel/money.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { saying, say } from '../../../kernel/sentence.ts'
import { addDays, isDay, startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/http/route.ts'
import { money } from '../../../platform/http/schema/shown.ts'
import { baseAmount, rateDay, readRates } from '../../../platform/records/base-amount.ts'
import { findRows, knows, visibleIds } from '../../../platform/records/read/index.ts'
import { deal, sharesOf, type Share } from '../model/index.ts'
import { readSplits } from './read-splits.ts'

type Deal = RowOf<typeof deal>
const most = 500_000

const day = z.string().refine(isDay, saying('A day, YYYY-MM-DD.'))
const query = z.strictObject({
  status: z.enum(['open', 'won']),
  from: day.optional().describe('The first day on which they are to close, or were won.'),
  to: day.optional().describe('The last.'),
})
type Asked = z.infer<typeof query>

const ofSeller = z.object({
  seller: z.uuid().nullable().describe('Null for what is nobody’s.'),
  count: z.int().describe('In how many deals they have a share.'),
  amount: money.describe('Their shares, in the company’s currency.'),
  filter: filterSchema,
})

/** What deals come to for each seller, as they are shared; each sum with the filter by which a list shows its deals. */
export const sellerRoutes = [
  route({
    method: 'GET',
    path: '/deals/by-seller',
    tag: deal.label.many,
    id: 'dealsBySeller',
    summary: 'What deals come to for each seller, as they are shared: open ones or those that were won, of those that one may see.',
    query,
    answer: z.object({
      data: z.array(ofSeller),
      unrated: z.int().describe('Deals in currencies without a rate, which are in no sum.'),
    }),
    run: async ({ ctx, query: asked }) => {
      mayKnowShares(ctx)
      const { data, unrated } = await bySeller(ctx, asked)
      return { data, unrated }
    },
  }),
] // prettier-ignore

/** Whether the asker may know with whom deals are shared. */
export const knowsShares = (ctx: Ctx): boolean => knows(ctx, deal, 'coSellers')

/** Whether the asker may know what deals are worth to whom. */
export const knowsWorth = (ctx: Ctx): boolean =>
  knowsShares(ctx) && ['amount', 'owner', 'status', 'closeOn', 'closedAt'].every((name) => knows(ctx, deal, name))

/** Refuses whoever may not know what deals are worth, or how they are shared. */
function mayKnowShares(ctx: Ctx): void {
  if (knowsWorth(ctx)) return
  throw refuse.forbidden(say('This says what deals are worth to whom, which your role does not show.'))
}

/** What deals that the asker may see come to for each seller, and by which filter a list shows those of anybody. */
export async function bySeller(ctx: Ctx, asked: Asked) {
  const filter = meant(ctx, asked)
  const [deals, rates] = await Promise.all([readDeals(ctx, filter), readRates(ctx, ctx.db)])
  const splits = await readSplits(ctx, deals.filter(({ coSellers }) => coSellers).map(({ id }) => id)) // prettier-ignore
  const { currency } = ctx.settings
  const shares = deals.flatMap((row) => {
    const amount = baseAmount(ctx, rates, row.amount, rateDay(ctx, deal, { ...row }))
    return sharesOf(row.owner ?? null, amount === null ? null : { amount, currency }, splits.get(row.id) ?? [])
  })
  const unrated = deals.filter((row) => row.amount && rates(row.amount.currency, rateDay(ctx, deal, { ...row })) === null) // prettier-ignore
  return {
    data: summed(shares, currency, filter),
    unrated: unrated.length,
    of: (seller: string) => all(filter, countsFor(seller)),
  }
}

/** Of those that the asker may see. */
async function readDeals(ctx: Ctx, filter: Filter): Promise<Deal[]> {
  const rows = (await findRows(ctx, ctx.db, deal, filter, { limit: most })) as unknown as Deal[]
  const seen = await visibleIds(ctx, ctx.registry.own(deal), rows.map(({ id }) => id)) // prettier-ignore
  return rows.filter(({ id }) => seen.has(id))
}

function meant(ctx: Ctx, { status, from, to }: Asked): Filter {
  const begin = (on: string) => (status === 'open' ? on : startOfDay(ctx.settings.timeZone, on).toISOString())
  const field = status === 'open' ? 'closeOn' : 'closedAt'
  return all(
    { field: 'status', is: status },
    from === undefined ? undefined : { field, gte: begin(from) },
    to === undefined ? undefined : { field, lt: begin(addDays(to, 1)) },
  )
}

function summed(shares: readonly Share[], currency: string, filter: Filter) {
  return [...Map.groupBy(shares, ({ seller }) => seller)].map(([seller, own]) => ({
    seller,
    count: own.length,
    amount: sumMoney(own.flatMap(({ amount }): Money[] => (amount ? [amount] : [])), currency), // prettier-ignore
    filter: all(filter, countsFor(seller)),
  }))
}

const countsFor = (seller: string | null): Filter =>
  seller === null
    ? { field: 'owner', isEmpty: true }
    : { or: [{ field: 'owner', is: seller }, { field: 'coSellers', contains: seller }] } // prettier-ignore
