import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { many, say } from '../../../kernel/sentence.ts'
import { addDays, isDay } from '../../../kernel/time.ts'
import { saying } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route } from '../../../platform/http/route.ts'
import { findRows, visibleIds } from '../../../platform/records/read/index.ts'
import { knowsFields } from '../../quotes/server/index.ts'
import { subscription, subscriptionLine } from '../model/index.ts'
import { countsIn, figures, movedIn, movementsOf, type Moved } from '../model/movements.ts'
import type { Line } from './lines-of.ts'

const most = 500_000
const shown = 500
const told = ['quantity', 'price', 'discount', 'discountAmount', 'billing', 'taxRate', 'taxIncluded', 'startsOn', 'endsOn'] as const // prettier-ignore

const day = z.string().refine(isDay, saying('A day, such as 2026-03-01.'))
const span = { from: day.describe('The first day.'), to: day.describe('The last.') }
const tag = subscription.label.many
const perFigure = <T extends z.ZodType>(each: T) => z.object({ begin: each, new: each, expansion: each, contraction: each, churn: each, end: each }) // prettier-ignore

/** What recurs each month, and why it is more or less than it was, of the subscriptions that whoever asks may see. */
export const movementRoutes = [
  route({
    method: 'GET',
    path: '/recurring-revenue',
    tag,
    id: 'recurringRevenue',
    summary: 'What recurred each month before a span, what was new, more, less and lost in it, and what recurs on its last day.',
    query: z.strictObject(span),
    answer: z.object({
      data: z.array(z.object({ currency: z.string(), sums: perFigure(z.string()), counts: perFigure(z.int()) })),
    }),
    refusals: [422],
    run: async ({ ctx, query: { from, to } }) => ({ data: movementsOf(await readMoved(ctx, from, to)) }),
  }),
  route({
    method: 'GET',
    path: '/recurring-revenue/rows',
    tag,
    id: 'recurringRevenueRows',
    summary: 'The subscriptions of one of these figures, the largest first.',
    query: z.strictObject({ ...span, currency: z.string().length(3), figure: z.enum(figures) }),
    answer: z.object({
      data: z.array(z.object({ id: z.uuid(), name: z.string(), before: z.string(), after: z.string(), amount: z.string() })),
    }),
    refusals: [422],
    run: async ({ ctx, query: { from, to, currency, figure } }) => {
      const moved = (await readMoved(ctx, from, to)).filter((each) => each.currency === currency)
      const rows = moved.flatMap(({ id, name, before, after, ...each }) => {
        const amount = countsIn({ id, before, after, ...each })[figure]
        return amount === undefined ? [] : [{ id, name, before, after, amount }]
      })
      const size = ({ amount }: { amount: string }) => Math.abs(Number(amount))
      return { data: rows.toSorted((one, other) => size(other) - size(one)).slice(0, shown) }
    },
  }),
] // prettier-ignore

/** The subscriptions of which something recurs on the eve of a span or in it, as far as the asker may know what. */
async function readMoved(ctx: Ctx, from: string, to: string): Promise<(Moved & { name: string })[]> {
  if (from > to) throw refuse.invalid([{ field: 'to', ...say('The last day is not before the first.') }])
  if (!knowsFields(ctx, subscription, ['mrr', 'currency']) || !knowsFields(ctx, subscriptionLine, told))
    throw refuse.forbidden(say('You may not know what {records} come to.', { records: many(subscription) }))
  const lines = Map.groupBy(await linesIn(ctx, addDays(from, -1), to), (line) => line.subscription)
  const seen = await visibleIds(ctx, ctx.registry.own(subscription), [...lines.keys()])
  const rows = await findRows(ctx, ctx.db, subscription, { field: 'id', in: [...seen] }, { limit: most })
  return (rows as unknown as RowOf<typeof subscription>[]).map(({ id, name, currency }) => ({
    name,
    ...movedIn({ id, currency: currency! }, lines.get(id)!, from, to),
  }))
}

/** Lines that are had on some of these days. */
async function linesIn(ctx: Ctx, from: string, to: string): Promise<Line[]> {
  const open = { or: [{ field: 'endsOn', isEmpty: true }, { field: 'endsOn', gte: from }] } // prettier-ignore
  const filter = { and: [{ field: 'startsOn', lte: to }, open] }
  return (await findRows(ctx, ctx.db, subscriptionLine, filter, { limit: most })) as unknown as Line[]
}
