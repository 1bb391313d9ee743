import type { Linked, Row } from '../api/answers.ts'
import { evenLay, type Lay } from './scroll.ts'
import { indexOf, rowAt, type ListWindow } from './window.ts'

/** A line of a list: a row, or the head of a group. A row that has not been read is missing. */
export type Line = { kind: 'row'; row: Row | undefined } | { kind: 'group'; group: GroupLine }

/** Rows that stand together. */
export interface GroupLine {
  /** What its rows have in common, as it is kept; null where they have nothing. */
  value: unknown
  /** Tells it from the others. */
  id: string
  count: number
  open: boolean
  /** What is said of its rows, by column. */
  totals: ReadonlyMap<string, unknown>
}

/** All that a table draws, by the number of the line, whether rows are grouped or not. */
export interface Lines {
  lay: Lay
  /** How many rows there are. */
  rows: number
  exact: boolean
  linked: Linked
  grouped: boolean
  at: (index: number) => Line
  /** The line of a row or a group, or -1. */
  indexOf: (id: string) => number
  /** How many rows come before a line. */
  rowsBefore: (index: number) => number
  /** The groups that have lines there, with which of their rows. */
  partsIn: (first: number, last: number) => { group: GroupLine; first: number; last: number }[]
}

/** Row after row. */
export function plainLines(window: ListWindow, rowHeight: number): Lines {
  return {
    lay: evenLay(window.length, rowHeight),
    rows: window.length,
    exact: window.exact,
    linked: window.linked,
    grouped: false,
    at: (index) => ({ kind: 'row', row: rowAt(window, index) }),
    indexOf: (id) => indexOf(window, id),
    rowsBefore: (index) => index,
    partsIn: () => [],
  }
}

/** How high a row and the head of a group are, in pixels. */
export interface LineHeights {
  row: number
  head: number
}

/** On a phone, in pixels: two lines of text, and a head as high as a finger needs. */
export const phoneHeights: LineHeights = { row: 68, head: 44 }

/** A part of a grouped list: its group, and what has been read of its rows. */
export interface Part {
  group: GroupLine
  window: ListWindow
}

/** Groups, and under each open one its rows; however many there are, only the groups are walked through. */
export function groupedLines(parts: readonly Part[], linked: Linked, { row, head }: LineHeights): Lines {
  const starts = startsOf(parts, { row, head })
  const end = starts.at(-1)!
  const partAt = (index: number) => lastBelow(starts, (start) => start.line <= index)
  const lay: Lay = {
    length: end.line,
    total: end.top,
    topOf: (index) => {
      const at = partAt(index)
      const start = starts[at]!
      const within = index - start.line
      return start.top + (within > 0 && at < parts.length ? head + (within - 1) * row : 0)
    },
    sizeOf: (index) => (starts[partAt(index)]!.line === index ? head : row),
    at: (top) => {
      const start = starts[lastBelow(starts, (each) => each.top <= top)]!
      const within = top - start.top
      return start.line + (within < head ? 0 : 1 + Math.floor((within - head) / row))
    },
  }
  return {
    lay,
    rows: end.rows,
    exact: true,
    linked: Object.assign({}, linked, ...parts.map(({ window }) => window.linked)),
    grouped: true,
    at: (index) => {
      const at = partAt(index)
      const { group, window } = parts[at]!
      const within = index - starts[at]!.line
      return within === 0 ? { kind: 'group', group } : { kind: 'row', row: rowAt(window, within - 1) }
    },
    indexOf: (id) => lineOf(parts, starts, id),
    rowsBefore: (index) => {
      const at = Math.min(partAt(index), parts.length - 1)
      return starts[at]!.rows + Math.max(0, index - starts[at]!.line - 1)
    },
    partsIn: (first, last) =>
      parts.slice(partAt(first), partAt(last) + 1).map(({ group }, offset) => {
        const { line } = starts[partAt(first) + offset]!
        return {
          group,
          first: Math.max(0, first - line - 1),
          last: Math.max(0, Math.min(group.count - 1, last - line - 1)),
        }
      }),
  }
}

interface Start {
  line: number
  top: number
  /** Rows before it, those of closed groups too. */
  rows: number
}

/** Where each part begins; the last entry is the end of all. */
function startsOf(parts: readonly Part[], { row, head }: LineHeights): Start[] {
  const starts: Start[] = [{ line: 0, top: 0, rows: 0 }]
  for (const { group } of parts) {
    const { line, top, rows } = starts.at(-1)!
    const shown = group.open ? group.count : 0
    starts.push({ line: line + 1 + shown, top: top + head + shown * row, rows: rows + group.count })
  }
  return starts
}

function lineOf(parts: readonly Part[], starts: readonly Start[], id: string): number {
  for (const [at, { group, window }] of parts.entries()) {
    if (group.id === id) return starts[at]!.line
    const within = group.open ? indexOf(window, id) : -1
    if (within >= 0) return starts[at]!.line + 1 + within
  }
  return -1
}

/** The last of sorted entries for which a condition still holds; 0 when it does for none. */
function lastBelow<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
  let low = 0
  let high = entries.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(entries[middle]!)) low = middle
    else high = middle - 1
  }
  return low
}
