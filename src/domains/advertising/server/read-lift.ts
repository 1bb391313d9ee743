import type { Filter } from '../../../kernel/filter.ts'
import type { Money } from '../../../kernel/field.ts'
import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { aggregate, knows, readAround, type AroundAnswer } from '../../../platform/records/read/index.ts'
import { company, person } from '../../people/model/index.ts'
import { outcomes, placement, type Lift } from '../model/index.ts'
import { comparedBy, type ComparedBy } from './compared-by.ts'
import { countedFor } from './happenings.ts'
import { liftOf } from './lift-of.ts'

/** What an ad did within so many days, counted of whom and what the asker may see. */
export async function readLift(ctx: Ctx, row: RowOf<typeof placement>, days: number): Promise<Lift> {
  const { counts } = row
  const compared = await comparedBy(ctx, row)
  const none = { of: 0, filter: null }
  if (compared.way === null) return { way: null, missing: compared.missing, days, counts, seen: none, unseen: none, young: 0, crossed: 0, of: [] } // prettier-ignore
  const counted = countedFor(ctx, counts)
  const [around, cost] = await Promise.all([
    readAround(ctx, {
      record: counts === 'company' ? company : person,
      compared: compared.compared,
      happenings: counted.map(({ happening }) => happening),
      days,
    }),
    costOf(ctx, row.id),
  ])
  const asked = { byLot: compared.way === 'experiment', cost: around.young > 0 ? null : cost }
  const of = counted.flatMap((each, index) => each.outcomes.map((outcome) => liftOf({ outcome, ...around.happenings[index]!, ...asked }))) // prettier-ignore
  return {
    way: compared.way,
    missing: null,
    days,
    counts,
    ...groupsOf(compared, around),
    young: around.young,
    crossed: around.crossed,
    of: of.toSorted((one, other) => outcomes.indexOf(one.outcome) - outcomes.indexOf(other.outcome)),
  }
}

/** Where an ad ran is asked for as such; others are named while they are few. */
function groupsOf({ compared }: Extract<ComparedBy, { compared: unknown }>, { met, rest }: AroundAnswer) {
  const named = (ids: string[] | null): Filter | null => (ids && ids.length > 0 ? { field: 'id', in: ids } : null)
  const placed = compared.by === 'filter'
  return {
    seen: { of: met.of, filter: placed ? compared.met : named(met.ids) },
    unseen: { of: rest.of, filter: placed ? compared.rest : named(rest.ids) },
  }
}

/** In the currency of the workspace. */
async function costOf(ctx: Ctx, id: string): Promise<Money | null> {
  if (!knows(ctx, placement, 'cost')) return null
  const { data } = await aggregate(ctx, placement, { filter: { field: 'id', is: id }, measures: [{ fn: 'sum', field: 'cost' }] }) // prettier-ignore
  const sum = data[0]?.values[0] as Money | null | undefined
  return sum && Number(sum.amount) > 0 ? { amount: sum.amount, currency: sum.currency } : null
}
