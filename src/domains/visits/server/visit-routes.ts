import { z } from 'zod'
import { isId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { saying } from '../../../kernel/sentence.ts'
import { isDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { findRows, visibleIds } from '../../../platform/records/read/index.ts'
import { visit } from '../model/index.ts'
import { readSignature } from './signature.ts'
import type { Visit } from './visit-rules.ts'
import { wayOf } from './way.ts'

const tag = visit.label.many

/** What is asked of visits beside their rows: the way of a day, and who signed. */
export const visitRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/visits/route',
    tag,
    id: 'getRouteOfDay',
    summary: 'In which order the planned visits of somebody on a day are a short way, as the crow flies; what lies nobody knows where comes last.',
    query: z.strictObject({
      day: z.string().refine(isDay, saying('A day, such as 2026-03-01.')),
      owner: z.uuid().optional().describe('Whose; one’s own when left out.'),
    }),
    answer: z.object({
      data: z.array(
        z.object({
          id: z.uuid(),
          latitude: z.number().nullable(),
          longitude: z.number().nullable(),
          kilometres: z.number().nullable().describe('From the visit before.'),
        }),
      ),
    }),
    refusals: [422],
    run: async ({ ctx, query: { day, owner } }) => ({ data: await wayOf(ctx, day, owner ?? ctx.actor.userId) }),
  }),
  route({
    method: 'GET',
    path: '/visits/:id/signature',
    tag,
    id: 'getVisitSignature',
    summary: 'Who signed the report of a visit, the signature as an SVG path, and whether what was signed is what its digest says; null where nobody did.',
    answer: z.object({ data: z.object({ name: z.string(), strokes: z.string().nullable(), intact: z.boolean() }).nullable() }),
    run: async ({ ctx, params }) => ({ data: await signatureOf(ctx, params.id!.toLowerCase()) }),
  }),
] // prettier-ignore

async function signatureOf(ctx: Ctx, id: string) {
  const own = ctx.registry.own(visit)
  if (!isId(id) || !(await visibleIds(ctx, own, [id])).has(id)) throw refuse.noSuch(visit)
  if (ctx.actor.permissions.of(own).hidden.has('signedAt')) return null
  const [row] = (await findRows(ctx, ctx.db, own, { field: 'id', is: id })) as unknown as Visit[]
  return row ? readSignature(ctx.db, row) : null
}
