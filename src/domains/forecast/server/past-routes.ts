import { z } from 'zod'
import { addDays, addMonths, dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { asOfMoment } from '../../../platform/records/read/as-of.ts'
import { daysOf, lengths } from '../model/period.ts'
import { accuracyOf } from './accuracy.ts'
import { changeKinds, changesIn } from './change.ts'
import { isWithin, readEntries, seenOf, spanOf } from './entries.ts'
import { mayForecast } from './forecast.ts'
import { amount, period, tag } from './forecast-routes.ts'
import { readSnapshots } from './snapshots.ts'

const change = z.object({
  kind: z.enum(changeKinds),
  amount: amount.describe('By how much the sum of the period is another.'),
  count: z.int(),
  ids: z.array(z.uuid()).describe('Of the last 300 of them.'),
})

const said = z.object({
  at: z.string().describe('The moment of the snapshot.'),
  likely: amount,
  low: amount,
  high: amount,
  committed: amount.describe('Closed and committed then.'),
  off: z.number().nullable().describe('By how much of what was closed in the end it said too much, in percent.'),
})

/** What became of a forecast since, which snapshots there are, and how right earlier ones were. */
export const pastRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/forecast/changes',
    tag,
    id: 'getForecastChanges',
    summary: 'Which deals came into a period since a moment, were won, went, or are worth more or less, of those that one may see.', // prettier-ignore
    query: z.strictObject({
      period,
      since: z.string().max(40).optional().describe('A moment, or the end of a day; a week ago when left out.'),
    }),
    answer: z.object({ data: z.array(change), since: z.string() }),
    run: async ({ ctx, query }) => {
      mayForecast(ctx)
      const since = asOfMoment(ctx, query.since ?? addDays(dayIn(ctx.actor.timeZone, ctx.now()), -8))
      return { data: await changesSince(ctx, query.period, since), since }
    },
  }),
  route({
    method: 'GET',
    path: '/forecast/snapshots',
    tag,
    id: 'getForecastSnapshots',
    summary: 'Of which moments there are snapshots: where the company is, of the beginning of each Monday and of each month; the last 200.',
    answer: z.object({ data: z.array(z.object({ id: z.uuid(), at: z.string() })) }),
    run: async ({ ctx }) => {
      mayForecast(ctx)
      return { data: await readSnapshots(ctx) }
    },
  }),
  route({
    method: 'GET',
    path: '/forecast/accuracy',
    tag,
    id: 'getForecastAccuracy',
    summary: 'What was said of the last four periods at their beginning and in their middle, against what was closed in them.',
    query: z.strictObject({ length: z.enum(lengths) }),
    answer: z.object({
      data: z.array(z.object({ period: z.string(), closed: amount, begin: said.nullable(), middle: said.nullable() })),
    }),
    run: async ({ ctx, query }) => {
      mayForecast(ctx)
      return { data: await accuracyOf(ctx, query.length) }
    },
  }),
] // prettier-ignore

/** Compares a period as it is with what Farley knew of it at a moment. */
async function changesSince(ctx: Ctx, period: string, since: string) {
  // Deals that have left it are found where they are now, unless that is more than a year ago.
  const span = { from: addMonths(daysOf(period)[0], -12), until: '2999-01-01', anyOpen: true }
  const read = async (moment?: string) => seenOf(ctx, await readEntries(ctx, span, moment))
  const [then, now] = await Promise.all([read(since), read()])
  const within = (entries: typeof then) => entries.filter((entry) => isWithin(ctx, entry, spanOf(period)))
  const ids = (entries: typeof then) => new Set(entries.map((entry) => entry.deal))
  return changesIn({ then: within(then), now: within(now), knownThen: ids(then), knownNow: ids(now) })
}
