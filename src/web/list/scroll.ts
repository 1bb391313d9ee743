/** Browsers draw no element taller than some 17 million pixels: beyond this, the scrollbar stands for more than it is. */
export const tallest = 12_000_000

/** Where the lines of a list lie, in pixels from its top. */
export interface Lay {
  length: number
  total: number
  topOf: (index: number) => number
  sizeOf: (index: number) => number
  /** The line at a place. */
  at: (top: number) => number
}
export interface Heights extends Lay {
  view: number
}

/** Lines of one height. */
export const evenLay = (length: number, size: number): Lay => ({
  length,
  total: length * size,
  topOf: (index) => index * size,
  sizeOf: () => size,
  at: (top) => Math.floor(top / size),
})

/** The height of what scrolls. */
export const heightOf = ({ total }: Heights) => Math.min(tallest, total)

/** Whether the scrollbar is shorter than the rows are. */
export const isSqueezed = ({ total }: Heights) => total > tallest

/** How far the rows are scrolled where the scrollbar was put. */
export function topOfBar(heights: Heights, bar: number): number {
  const way = heightOf(heights) - heights.view
  return way <= 0 ? 0 : (Math.min(bar, way) / way) * (heights.total - heights.view)
}

/** Where the scrollbar stands when the rows are scrolled so far. */
export function barOfTop(heights: Heights, top: number): number {
  const way = heights.total - heights.view
  return way <= 0 ? 0 : (top / way) * (heightOf(heights) - heights.view)
}

/** A wheel's small step moves the rows by as much; a long one is the scrollbar being dragged. */
export function topAfter(heights: Heights, top: number, barBefore: number, bar: number): number {
  if (!isSqueezed(heights)) return bar
  const step = bar - barBefore
  const atEdge = bar <= 0 || bar >= heightOf(heights) - heights.view
  if (atEdge || Math.abs(step) > heights.view * 2) return topOfBar(heights, bar)
  return Math.max(0, Math.min(top + step, heights.total - heights.view))
}

/** The lines to draw, some more on either side. */
export function rowsIn({ length, at, view }: Heights, top: number, more = 8): { first: number; last: number } {
  return { first: Math.max(0, at(Math.max(0, top)) - more), last: Math.min(length - 1, at(top + view) + 1 + more) }
}

/** The scroll at which a line is wholly in view, moved as little as possible. */
export function topToShow({ topOf, sizeOf, view }: Heights, top: number, index: number, covered = 0): number {
  const start = topOf(index)
  const end = start + sizeOf(index)
  if (start < top) return start
  if (end > top + view - covered) return end - view + covered
  return top
}
