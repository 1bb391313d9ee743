import { z } from 'zod'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { saying } from '../../../kernel/sentence.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { asOfMoment } from '../../../platform/records/read/as-of.ts'
import { daysOf, isSalesPeriod } from '../model/period.ts'
import { isWithin, readEntries, spanOf } from './entries.ts'
import { behind, forecastOf, mayForecast, seesAll } from './forecast.ts'
import { override } from './overrides.ts'
import { findSnapshot, readSnapshot } from './snapshots.ts'

export const tag = 'Forecast'
export const period = z
  .string()
  .refine(isSalesPeriod, saying('Period: a quarter (2026-Q1) or a month (2026-03).'))
  .describe('A quarter (2026-Q1) or a month (2026-03).')

export const amount = z.string().describe('In the company’s currency.')
const figure = z.object({ amount, count: z.int().describe('Of how many deals.') })
const line = named(
  'ForecastLine',
  z.object({
    kind: z.enum(['company', 'team', 'colleague', 'nobody']),
    id: z.uuid().nullable().describe('Of the team or the colleague.'),
    name: z.string(),
    depth: z.int(),
    filter: filterSchema,
    quota: z.object({ amount, of: z.enum(['own', 'below']) }).nullable().describe('Its own target, or the sum of those below it; null where there is none or the asker may not know it.'), // prettier-ignore
    gap: amount.nullable().describe('What is missing to its quota; below zero where it was passed.'),
    attained: z.number().nullable().describe('How much of its quota was closed, in percent.'),
    override: z
      .object({
        amount,
        of: z.enum(['own', 'below']),
        by: z.string().optional().describe('Who says so.'),
        reason: z.string().optional(),
      })
      .nullable()
      .describe(
        'What somebody says it will close; where only of parts of it, these and what is likely of the others; null where there is none or the asker may not know it.',
      ),
    mayOverride: z.boolean(),
    closed: figure.describe('Won in the period.'),
    commit: figure,
    bestCase: figure,
    pipeline: figure,
    projection: z
      .object({ low: amount, likely: amount, high: amount })
      .describe('What was won plus each open deal’s amount times its probability; four of five such periods end between low and high.'), // prettier-ignore
    unrated: z.int().describe('Deals in currencies without a rate, which are in no sum.'),
  }),
)
const filters = z.object({ closed: filterSchema, commit: filterSchema, bestCase: filterSchema, pipeline: filterSchema })

/** What will be sold in a period, by team and colleague, of the deals that whoever asks may see. */
export const forecastRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/forecast',
    tag,
    id: 'getForecast',
    summary: 'What was and will be sold in a period, by team and colleague, against their targets; only deals that one may see are summed.', // prettier-ignore
    query: z.strictObject({
      period,
      asOf: z.string().max(40).optional().describe('As Farley knew it at this moment, or at the end of this day.'),
      snapshot: z.uuid().optional().describe('As it was kept in this snapshot, in place of `asOf`.'),
    }),
    answer: z.object({
      data: z.array(line),
      from: z.string().describe('The first day.'),
      to: z.string().describe('The last.'),
      currency: z.string(),
      asOf: z.string().nullable(),
      seesAll: z.boolean().describe('Whether the asker’s role shows everybody’s deals, but private ones.'),
      filters,
    }),
    run: async ({ ctx, query }) => {
      mayForecast(ctx)
      const { entries, moment } = await meant(ctx, query)
      const data = await forecastOf(ctx, query.period, entries, moment)
      const [from, after] = daysOf(query.period)
      const { currency } = ctx.settings
      const told = { asOf: moment, seesAll: seesAll(ctx), filters: behind(ctx, query.period) }
      return { data, from, to: addDays(after, -1), currency, ...told }
    },
  }),
  route({
    method: 'POST',
    path: '/forecast/override',
    tag,
    id: 'overrideForecast',
    summary: 'Says what a colleague or a team will close in a period, with a reason, beside what their deals come to.',
    body: z.strictObject({
      period,
      user: z.uuid().nullable().default(null),
      team: z.uuid().nullable().default(null),
      amount: z.string().max(30).nullable().describe('In the company’s currency; null takes back what was said.'),
      reason: z.string().trim().max(500).default(''),
    }),
    answer: z.object({ data: z.object({ said: z.boolean() }) }),
    refusals: [422],
    run: async ({ ctx, body }) => {
      mayForecast(ctx)
      await override(ctx, body)
      return { data: { said: body.amount !== null } }
    },
  }),
]

/** The deals that are asked about: those of now, of a moment or of a snapshot. */
async function meant(ctx: Ctx, asked: { period: string; asOf?: string | undefined; snapshot?: string | undefined }) {
  const span = spanOf(asked.period)
  if (asked.snapshot === undefined) {
    const moment = asked.asOf === undefined ? null : asOfMoment(ctx, asked.asOf)
    return { entries: await readEntries(ctx, span, moment ?? undefined), moment }
  }
  const snapshot = await findSnapshot(ctx, asked.snapshot)
  const kept = await readSnapshot(ctx, snapshot.id)
  return { entries: kept.filter((entry) => isWithin(ctx, entry, span)), moment: snapshot.at }
}
