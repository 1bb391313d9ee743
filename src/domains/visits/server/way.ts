import type { Address } from '../../../kernel/field.ts'
import type { Spot } from '../../../kernel/geo.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { placeOf } from '../../../platform/places/index.ts'
import { findRows, visibleIds } from '../../../platform/records/read/index.ts'
import { company, person } from '../../people/model/index.ts'
import { visit } from '../model/index.ts'
import { routeOf } from '../model/route.ts'
import type { Visit } from './visit-rules.ts'

const most = 200

/** The planned visits of somebody on a day in the order of a short way, with where they lie as far as the asker may know it. */
export async function wayOf(ctx: Ctx, day: string, owner: string | null) {
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
