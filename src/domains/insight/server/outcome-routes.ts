import { z } from 'zod'
import { saying } from '../../../kernel/sentence.ts'
import { isDay } from '../../../kernel/time.ts'
import { route } from '../../../platform/http/route.ts'
import { linked } from '../../../platform/http/schema/envelopes.ts'
import { filterParameter } from '../../../platform/http/schema/queries.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { money } from '../../../platform/http/schema/shown.ts'
import { readOutcomes } from './read-outcomes.ts'

const day = z.string().refine(isDay, saying('A day, YYYY-MM-DD.'))
const days = z
  .object({ lower: z.number(), median: z.number(), upper: z.number() })
  .describe('From opening to winning: a quarter, half and three quarters of those won took no longer.')
const outcome = {
  won: z.int(),
  lost: z.int(),
  open: z.int(),
  rate: z.number().nullable().describe('Won of those that were decided, 0 to 1.'),
  amount: money.nullable().describe('What was won, in the currency of the workspace.'),
  days: days.nullable(),
}

/** What became of deals, each counted only for those who may see it. */
export const outcomeRoutes = [
  route({
    method: 'GET',
    path: '/win-loss',
    tag: 'Deals',
    id: 'winAndLoss',
    summary: 'How many deals were won and lost, how much was won and how long it took: in all, and in groups.',
    query: z.strictObject({
      by: z
        .string()
        .max(120)
        .optional()
        .describe(
          'A field of the deal, also through a link (`company.industry`), `product` (its lines, each counted), `competitor` (each who is named in it) or `quarter`.',
        ),
      dated: z
        .enum(['closed', 'opened'])
        .default('closed')
        .describe('Which day lies between the two: that of the closing, or that of the opening.'),
      from: day.optional(),
      to: day.optional(),
      filter: filterParameter.optional(),
    }),
    answer: z.object({
      data: named(
        'WinAndLoss',
        z.object({
          whole: z.object(outcome),
          groups: z.array(z.object({ key: z.unknown(), ...outcome })).describe('The largest 200.'),
          more: z.boolean().describe('Whether there are smaller groups.'),
        }),
      ),
      linked: linked.optional(),
    }),
    run: ({ ctx, query }) => readOutcomes(ctx, query),
  }),
]
