/** Browsers draw no element taller than some 17 million pixels: beyond this, the scrollbar stands for more than it is. */
export const tallest = 12_000_000

export interface Heights {
  length: number
  row: number
  view: number
}

/** The height of what scrolls. */
export const heightOf = ({ length, row }: Heights) => Math.min(tallest, length * row)

/** Whether the scrollbar is shorter than the rows are. */
export const isSqueezed = ({ length, row }: Heights) => length * row > tallest

/** How far the rows are scrolled where the scrollbar was put. */
export function topOfBar(heights: Heights, bar: number): number {
  const way = heightOf(heights) - heights.view
  return way <= 0 ? 0 : (Math.min(bar, way) / way) * (heights.length * heights.row - heights.view)
}

/** Where the scrollbar stands when the rows are scrolled so far. */
export function barOfTop(heights: Heights, top: number): number {
  const way = heights.length * heights.row - heights.view
  return way <= 0 ? 0 : (top / way) * (heightOf(heights) - heights.view)
}

/** A wheel's small step moves the rows by as much; a long one is the scrollbar being dragged. */
export function topAfter(heights: Heights, top: number, barBefore: number, bar: number): number {
  if (!isSqueezed(heights)) return bar
  const step = bar - barBefore
  const atEdge = bar <= 0 || bar >= heightOf(heights) - heights.view
  if (atEdge || Math.abs(step) > heights.view * 2) return topOfBar(heights, bar)
  return Math.max(0, Math.min(top + step, heights.length * heights.row - heights.view))
}

/** The rows to draw, some more on either side. */
export function rowsIn({ length, row, view }: Heights, top: number, more = 8): { first: number; last: number } {
  const first = Math.max(0, Math.floor(top / row) - more)
  return { first, last: Math.min(length - 1, Math.ceil((top + view) / row) + more) }
}

/** The scroll at which a row is wholly in view, moved as little as possible. */
export function topToShow({ row, view }: Heights, top: number, index: number, covered = 0): number {
  const start = index * row
  if (start < top) return start
  if (start + row > top + view - covered) return start + row - view + covered
  return top
}
