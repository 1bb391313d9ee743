import { z } from 'zod'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { money } from '../../../platform/http/schema/shown.ts'
import { measures, pers } from '../model/span.ts'
import { readResults } from './read-results.ts'

const goalOf = z.object({
  id: z.uuid(),
  version: z.int(),
  aim: z.number(),
  begins: z.iso.date().nullable(),
  shared: z.boolean(),
  share: z.number().describe('Of the aim, 0 to 1.'),
  likely: z.number().nullable().describe('What it comes to by the last working day, going on as until now.'),
  by: z.iso.date(),
  state: z.enum(['reached', 'onTheWay', 'behind']),
})
const result = named(
  'Result',
  z.object({
    measure: z.enum(measures),
    value: z.number(),
    before: z.number().describe('In the period before, up to the same day.'),
    worth: money.nullable(),
    record: z.string(),
    filter: filterSchema,
    goal: goalOf.nullable(),
  }),
)

/** What somebody did and won, for themselves; of others only what they share. */
export const resultsRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/results',
    tag: 'Goals',
    id: 'getResults',
    summary: 'What one did and won in the week, month or quarter of today, against the one before and against one’s goals; of a colleague that of which they share a goal.',
    query: z.strictObject({
      per: z.enum(pers).default('week'),
      of: z.uuid().optional().describe('A colleague; oneself when left out.'),
    }),
    answer: z.object({
      data: z.object({
        from: z.iso.date(),
        until: z.iso.date().describe('The first day after it.'),
        today: z.iso.date().describe('Where the company is.'),
        currency: z.string(),
        results: z.array(result),
      }),
    }),
    refusals: [404, 422],
    run: async ({ ctx, query }) => ({ data: await readResults(ctx, query.per, query.of ?? null) }) as never,
  }),
] // prettier-ignore
