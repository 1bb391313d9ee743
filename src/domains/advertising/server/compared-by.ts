import { all } from '../../../kernel/filter.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { aggregate, knows, type Compared } from '../../../platform/records/read/index.ts'
import { company, person } from '../../people/model/index.ts'
import { exposure, type Lift, type placement, type Way } from '../model/index.ts'
import { livesThere, whereOf } from '../model/where.ts'

type Placement = RowOf<typeof placement>

/** Who is compared with whom, or why nobody is. */
export type ComparedBy = { way: Way; compared: Compared } | { way: null; missing: NonNullable<Lift['missing']> }

/** By lot where some were held out; else those who saw it, before and after; else those who live where it ran. */
export async function comparedBy(ctx: Ctx, row: Placement): Promise<ComparedBy> {
  if (!['placement', 'person', 'company', 'at', 'times', 'side'].every((name) => knows(ctx, exposure, name)))
    return { way: null, missing: 'hidden' }
  const of = { field: 'placement', is: row.id }
  const counted = await aggregate(ctx, exposure, { filter: of, groupBy: ['side'], measures: [{ fn: 'count' }] })
  const has = (side: 'seen' | 'heldOut') => counted.data.some(({ group }) => group.side === side)
  if (has('seen') && has('heldOut')) return meeting(ctx, row, 'experiment')
  if (has('seen')) return meeting(ctx, row, 'others')
  return places(ctx, row)
}

function meeting(ctx: Ctx, { id, counts }: Placement, way: 'experiment' | 'others'): ComparedBy {
  if (counts === 'company' && !knows(ctx, person, 'company')) return { way: null, missing: 'hidden' }
  const seen = { field: 'times', gt: 0 }
  return {
    way,
    compared: {
      by: way === 'experiment' ? 'leftOut' : 'others',
      meeting: {
        record: exposure,
        // Whom a lot has chosen counts as chosen, also who was not reached: else those who are easily reached are compared.
        filter: all({ field: 'placement', is: id }, way === 'others' ? seen : undefined),
        whom: counts,
        otherwise: counts === 'company' ? { link: 'person', then: 'company' } : undefined,
        at: 'at',
        leftOut: { field: 'side', is: 'heldOut' },
      },
    },
  }
}

function places(ctx: Ctx, row: Placement): ComparedBy {
  const where = whereOf(row)
  if (row.startsOn === null || (where.countries.length === 0 && where.postcodes.length === 0))
    return { way: null, missing: 'nobody' }
  if (!knows(ctx, row.counts === 'company' ? company : person, 'addresses')) return { way: null, missing: 'hidden' }
  const met = livesThere(where, ctx.settings.country)
  const rest = all({ field: 'addresses', isEmpty: false }, { not: met })
  return { way: 'places', compared: { by: 'filter', met, rest, day: row.startsOn } }
}
