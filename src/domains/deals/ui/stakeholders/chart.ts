/** Somebody in a deal, and to whom of it they report. */
export interface Placed {
  id: string
  reportsTo: string | null
}

/** Where each stands, in columns and rows: above those who report to them, in their middle. */
export interface Chart {
  at: ReadonlyMap<string, { column: number; row: number }>
  columns: number
  rows: number
}

/** Lays people out as trees beside each other; who reports to nobody of them stands in the first row. */
export function chartOf(people: readonly Placed[]): Chart {
  const known = new Set(people.map(({ id }) => id))
  const below = Map.groupBy(people, ({ reportsTo }) => (reportsTo && known.has(reportsTo) ? reportsTo : null))
  const at = new Map<string, { column: number; row: number }>()
  let next = 0
  const place = (id: string, row: number): number => {
    const columns = (below.get(id) ?? []).map((each) => place(each.id, row + 1))
    const column = columns.length > 0 ? (columns[0]! + columns.at(-1)!) / 2 : next++
    at.set(id, { column, row })
    return column
  }
  for (const { id } of below.get(null) ?? []) place(id, 0)
  // Two halves of a circle may be seen while one of them is being taken back: nobody is left out.
  for (const { id } of people) if (!at.has(id)) at.set(id, { column: next++, row: 0 })
  return { at, columns: next, rows: 1 + Math.max(-1, ...[...at.values()].map(({ row }) => row)) }
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

/** Who stands nearest in the direction of an arrow key; nobody at the edge, and for other keys. `forward` is -1 where lines are read to the left. */
export function besideOf({ at }: Chart, id: string, key: string, forward = 1): string | null {
  const [sideways, down] = steps[key] ?? [0, 0]
  const across = sideways * forward
  const own = at.get(id)
  if (!own || (across === 0 && down === 0)) return null
  const off = (column: number) => Math.abs(column - own.column)
  const there = [...at].filter(([, { column, row }]) =>
    down !== 0 ? row === own.row + down : row === own.row && Math.sign(column - own.column) === across,
  )
  return there.toSorted(([, one], [, other]) => off(one.column) - off(other.column))[0]?.[0] ?? null
}

/** Whether somebody reports to another, also by way of others. */
export function isBeneath(people: readonly Placed[], id: string, above: string): boolean {
  const superior = new Map(people.map((each) => [each.id, each.reportsTo]))
  const seen = new Set<string>()
  for (let at = superior.get(id); at && !seen.has(at); at = superior.get(at)) {
    if (at === above) return true
    seen.add(at)
  }
  return false
}
