import type { Range } from './grid-keys.ts'

interface Size {
  rows: number
  columns: number
}

/** Over how many rows and columns a pasted block spreads: a whole multiple of it where the chosen range is one, else just itself. */
export function spreadOf({ rows, columns }: Range, clip: Size): Size {
  const chosen = { rows: rows[1] - rows[0] + 1, columns: columns[1] - columns[0] + 1 }
  const fits = (wanted: number, given: number) => (wanted % given === 0 ? wanted : given)
  return { rows: fits(chosen.rows, clip.rows), columns: fits(chosen.columns, clip.columns) }
}

/** The cell of the block that goes to a cell of the range, counted from its first. */
export const sourceOf = (clip: Size, row: number, column: number) => [row % clip.rows, column % clip.columns] as const
