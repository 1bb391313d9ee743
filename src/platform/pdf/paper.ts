/** What stands in a cell of a table, with what stands small beneath it. */
export interface Cell {
  text: string
  notes?: readonly string[]
  strong?: boolean
}

/** A table: its first column begins where the text does and takes the room that is left, the others end where it ends. */
export interface Table {
  head: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** As narrow as what it says, at the end of the line: for sums. */
  narrow?: boolean
}

export type Block = { title: string } | { heading: string } | { text: string; quiet?: boolean } | { table: Table }

/** In which direction lines run, and columns follow each other. */
export type Direction = 'ltr' | 'rtl'

/** What is drawn on pages of A4, from top to bottom: plain data, of which nothing is fetched or run. */
export interface Paper {
  title: string
  /** Who it is from: stands over it, and as its author. */
  from: string
  direction: Direction
  blocks: readonly Block[]
  /** At the foot of each page, before its number. */
  foot: string
}
