interface Node {
  id: string
  name: string
  parent: string | null
}

/** Teams in the order in which they are drawn: each below the one that it is part of, those of one by name. */
export function teamTree<T extends Node>(teams: readonly T[]): { row: T; depth: number }[] {
  const known = new Set(teams.map(({ id }) => id))
  const below = Map.groupBy(teams, ({ parent }) => (parent && known.has(parent) ? parent : null))
  const of = (parent: string | null, depth: number): { row: T; depth: number }[] =>
    (below.get(parent) ?? [])
      .toSorted((one, other) => one.name.localeCompare(other.name))
      .flatMap((row) => [{ row, depth }, ...of(row.id, depth + 1)])
  return of(null, 0)
}
