import type { Condition, Filter } from '../../kernel/filter.ts'
import type { Spot } from '../../kernel/geo.ts'
import { chipsOf, withoutChip, withPart } from '../list/chips.ts'

export const distances = [10, 25, 50, 100, 250, 500]

/** Which chip of a filter asks what lies near a spot. */
function nearIn(filter: Filter | undefined, field: string): { index: number; near: [number, number, number] } | null {
  for (const { index, part } of chipsOf(filter)) {
    if ('field' in part && part.field === field && part.near)
      return { index, near: part.near as [number, number, number] }
  }
  return null
}

/** The circle that a filter draws. */
export function circleOf(filter: Filter | undefined, field: string): { spot: Spot; kilometres: number } | null {
  const found = nearIn(filter, field)
  if (!found) return null
  const [latitude, longitude, kilometres] = found.near
  return { spot: { latitude, longitude }, kilometres }
}

/** The filter with another circle, or with none. */
export function withCircle(filter: Filter | undefined, field: string, spot: Spot | null, kilometres: number): Filter {
  const found = nearIn(filter, field)
  if (!spot) return found ? withoutChip(filter, found.index) : (filter ?? { and: [] })
  const near = [Number(spot.latitude.toFixed(4)), Number(spot.longitude.toFixed(4)), kilometres]
  return withPart(filter, { field, near } as Condition, found?.index)
}
