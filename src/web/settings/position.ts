interface Placed {
  id: string
  position: number | null
}

/** The positions that change when one of an ordered list moves a step: all are numbered anew, only those that differ are told. */
export function movedPositions<Row extends Placed>(
  rows: readonly Row[],
  id: string,
  step: -1 | 1,
): { row: Row; position: number }[] {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + step
  if (from < 0 || to < 0 || to >= rows.length) return []
  const next = [...rows]
  next.splice(to, 0, ...next.splice(from, 1))
  return next.map((row, position) => ({ row, position })).filter(({ row, position }) => row.position !== position)
}
