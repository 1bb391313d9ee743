import { z } from 'zod'
import { saying } from '../../../kernel/sentence.ts'
import { isDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { linked } from '../../../platform/http/schema/envelopes.ts'
import { named } from '../../../platform/http/schema/named.ts'
import { visit } from '../model/index.ts'
import { nearTo, readDueVisits } from './read-due.ts'
import { wayOf } from './way.ts'

const toVisit = named(
  'ToVisit',
  z.object({
    id: z.uuid(),
    record: z.enum(['company', 'person']),
    cycle: z.object({ name: z.string(), every: z.int(), unit: z.enum(['weeks', 'quarter']), minutes: z.int().nullable() }),
    due: z.iso.date(),
    last: z.iso.date().nullable().describe('The day of the last visit that took place.'),
    planned: z.iso.date().nullable().describe('The first day from today on for which one is planned.'),
  }),
) // prettier-ignore

/** Whom a seller is to visit, by the company's cycles. */
export const dueRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/visits/due',
    tag: visit.label.many,
    id: 'getDueVisits',
    summary: 'Whom somebody is to visit by now or within two weeks, the longest due first: of their own people and companies, by the visit cycles; `near` a day, all of them who lie near its planned visits.',
    query: z.strictObject({
      owner: z.uuid().optional().describe('Whose; one’s own when left out.'),
      near: z.string().refine(isDay, saying('A day, such as 2026-03-01.')).optional(),
      kilometres: z.coerce.number().int().min(1).max(500).default(25).describe('How far from a visit is near.'),
    }),
    answer: z.object({
      data: z.array(toVisit),
      linked,
      today: z.iso.date().describe('Where the company is.'),
      count: z.int().describe('How many there are, of which at most 200 are listed.'),
      due: z.int(),
      overdue: z.int().describe('Due before today.'),
    }),
    refusals: [422],
    run: async ({ ctx, query: { owner, near, kilometres } }) =>
      (near ? await nearDay(ctx, owner ?? ctx.actor.userId, near, kilometres) : await readDueVisits(ctx, owner ?? ctx.actor.userId)) as never,
  }),
] // prettier-ignore

async function nearDay(ctx: Ctx, owner: string | null, day: string, kilometres: number) {
  const way = await wayOf(ctx, day, owner)
  const spots = way.flatMap(({ latitude, longitude }) => (latitude === null || longitude === null ? [] : [{ latitude, longitude }])) // prettier-ignore
  return readDueVisits(ctx, owner, nearTo(spots, kilometres))
}
