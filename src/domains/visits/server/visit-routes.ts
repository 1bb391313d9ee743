import { z } from 'zod'
import type { Address } from '../../../kernel/field.ts'
import type { Spot } from '../../../kernel/geo.ts'
import { isId } from '../../../kernel/id.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { saying } from '../../../kernel/sentence.ts'
import { isDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { placeOf } from '../../../platform/places/index.ts'
import { findRows, visibleIds } from '../../../platform/records/read/index.ts'
import { company, person } from '../../people/model/index.ts'
import { visit } from '../model/index.ts'
import { routeOf } from '../model/route.ts'
import { readSignature } from './signature.ts'
import type { Visit } from './visit-rules.ts'

const most = 200
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

async function wayOf(ctx: Ctx, day: string, owner: string | null) {
  const own = ctx.registry.own(visit)
  if (['day', 'about', 'owner'].some((name) => ctx.actor.permissions.of(own).hidden.has(name))) return []
  const filter = { and: [{ field: 'day', is: day }, { field: 'owner', is: owner }, { field: 'status', is: 'planned' }] } // prettier-ignore
  const rows = (await findRows(ctx, ctx.db, own, filter, { limit: most })) as unknown as Visit[]
  const seen = await visibleIds(ctx, own, rows.map(({ id }) => id)) // prettier-ignore
  const shown = rows.filter(({ id }) => seen.has(id))
  const spots = await spotsOf(ctx, shown.flatMap(({ about }) => about ?? [])) // prettier-ignore
  const stops = shown.map(({ id, about }) => ({ id, spot: (about ?? []).map((each) => spots.get(each)).find(Boolean) ?? null })) // prettier-ignore
  return routeOf(stops).map(({ id, spot, kilometres }) => ({
    id,
    latitude: spot?.latitude ?? null,
    longitude: spot?.longitude ?? null,
    kilometres: kilometres && Math.round(kilometres * 10) / 10,
  }))
}

/** Where those of these lie that the asker may see, as far as they may know it. */
async function spotsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Spot>> {
  const found = await Promise.all([company, person].map((record) => spotsOfKind(ctx, record, ids)))
  return new Map(found.flat())
}

async function spotsOfKind(ctx: Ctx, record: RecordDefinition, ids: readonly string[]): Promise<[string, Spot][]> {
  const own = ctx.registry.own(record)
  if (ids.length === 0 || ctx.actor.permissions.of(own).hidden.has('addresses')) return []
  const seen = await visibleIds(ctx, own, [...new Set(ids)])
  const rows = await findRows(ctx, ctx.db, own, { field: 'id', in: [...seen] })
  return rows.flatMap((row) => {
    const spot = spotOf((row.addresses ?? []) as Address[], ctx.settings.country)
    return spot ? [[row.id as string, spot] as [string, Spot]] : []
  })
}

/** The first address that lies somewhere, the primary one before the others; the middle of a country is nowhere to go. */
function spotOf(addresses: readonly Address[], home: string): Spot | null {
  const inOrder = addresses.toSorted((one, other) => Number(other.primary) - Number(one.primary))
  const places = inOrder.map((address) => placeOf(address, home)).filter(({ accuracy }) => accuracy !== 'country')
  return places.find(({ spot }) => spot)?.spot ?? null
}
