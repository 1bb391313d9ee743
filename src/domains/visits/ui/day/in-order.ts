import type { RowOf } from '../../../../kernel/record.ts'
import type { visit } from '../../model/index.ts'
import type { WayStop } from '../queries.ts'

export type VisitRow = RowOf<typeof visit>

/** A visit with how far it is from the one before. */
export interface InOrder {
  row: VisitRow
  kilometres: number | null
}

/** What is still planned in the order of the way, after it what is over as it took place. What the way does not know yet comes after what it knows. */
export function inOrder(rows: readonly VisitRow[], way: readonly WayStop[]): InOrder[] {
  const places = new Map(way.map((stop, index) => [stop.id, { ...stop, index }]))
  const placeOf = ({ id, status }: VisitRow) =>
    status === 'planned' ? (places.get(id)?.index ?? way.length) : Infinity
  const sorted = rows.toSorted((one, other) => {
    const [before, after] = [placeOf(one), placeOf(other)]
    return before === after ? 0 : before - after
  })
  return sorted.map((row) => ({ row, kilometres: row.status === 'planned' ? (places.get(row.id)?.kilometres ?? null) : null })) // prettier-ignore
}
