import { z } from 'zod'
import { filterSchema } from '../../../kernel/filter-schema.ts'
import { isId } from '../../../kernel/id.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { money } from '../../../platform/http/schema/shown.ts'
import { readOne } from '../../../platform/records/read/index.ts'
import { outcomes, placement } from '../model/index.ts'
import { readLift } from './read-lift.ts'

const side = named(
  'LiftSide',
  z.object({
    of: z.int(),
    count: z.int().describe('With how many it was so within the days.'),
    before: z.int().nullable().describe('With how many in as many days before; null where a lot has said who sees it.'),
    value: z.number().describe('The share of them, or the mean amount of each in the currency of the workspace.'),
    valueBefore: z.number().nullable(),
    filter: filterSchema.nullable().describe('Who they are; null where they are none or more than 300.'),
  }),
)
const group = z.object({ of: z.int(), filter: filterSchema.nullable() })
const lift = named(
  'Lift',
  z.object({
    way: z
      .enum(['experiment', 'others', 'places'])
      .nullable()
      .describe(
        'With who was held out; with who did not see it, before and after; with who lives elsewhere, before and after.',
      ),
    missing: z.enum(['nobody', 'hidden']).nullable(),
    days: z.int(),
    counts: z.enum(['person', 'company']),
    seen: group,
    unseen: group,
    young: z.int().describe('Whose days are not over: they count for nobody yet.'),
    crossed: z.int().describe('Who was held out and saw it after all: they count as held out.'),
    of: z.array(
      z.object({
        outcome: z.enum(outcomes),
        unit: z.enum(['share', 'money']),
        seen: side,
        unseen: side,
        difference: z.number().nullable(),
        low: z.number().nullable(),
        high: z.number().nullable(),
        relative: z.number().nullable().describe('The difference as a part of what it would have been.'),
        verdict: z.enum(['more', 'less', 'unsure', 'few']),
        needed: z
          .int()
          .nullable()
          .describe('How many in each group would show such a difference four times out of five.'),
        costOfOneMore: z.object({ amount: money, low: money, high: money }).nullable(),
      }),
    ),
  }),
)

/** What ads did. */
export const liftRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/placements/:id/lift',
    tag: placement.label.many,
    id: 'getLiftOfAd',
    summary: 'What an ad did to leads, deals and orders within some days: the difference with its 95 % interval, of those whom one may see.',
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(365).default(30) }),
    answer: z.object({ data: lift }),
    refusals: [422],
    run: async ({ ctx, params, query: { days } }) => {
      const row = isId(params.id) ? await readOne(ctx, placement, params.id) : null
      if (!row) throw refuse.noSuch(placement)
      return { data: (await readLift(ctx, row as unknown as RowOf<typeof placement>, days)) as never }
    },
  }),
] // prettier-ignore
