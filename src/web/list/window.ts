import type { Linked, ListAnswer, Page, Row } from '../api/answers.ts'

/** Where a page of rows is asked for: at the beginning, after or before a cursor, or at a share of the whole list. */
export type Place = { after?: string; before?: string; at?: number }

/** Rows that were read together, and where they lie in the whole list (an estimate after a jump). */
export interface LoadedPage {
  start: number
  rows: Row[]
  place: Place
  after: string | null
  before: string | null
  more: boolean
}

/** What is known of a list that may have a million rows: some pages, the length, and the records they link to. */
export interface ListWindow {
  pages: LoadedPage[]
  length: number
  exact: boolean
  linked: Linked
  /** Of a list of the past, by id: what of the row is different now. */
  now?: Differences
  /** When the server said so, where this device has it from then. */
  keptAt?: string
}
export type Differences = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export const emptyWindow: ListWindow = { pages: [], length: 0, exact: false, linked: {} }
export const pageSize = 100

/** The row at an index, if it has been read. */
export function rowAt(window: ListWindow, index: number): Row | undefined {
  const page = window.pages.findLast(({ start }) => start <= index)
  return page?.rows[index - page.start]
}

/** The index of a row, or -1. */
export function indexOf(window: ListWindow, id: string): number {
  for (const page of window.pages) {
    const index = page.rows.findIndex((row) => row.id === id)
    if (index >= 0) return page.start + index
  }
  return -1
}

/** What must be read next so that the rows from `first` to `last` can be shown; null when they are there. */
export function placeNeeded(window: ListWindow, first: number, last: number): Place | null {
  if (window.pages.length === 0) return {}
  const missing = firstMissing(window, Math.max(0, first), Math.min(last, window.length - 1))
  if (missing === null) return null
  const before = window.pages.findLast((page) => page.start + page.rows.length === missing)
  if (before?.after && before.more) return { after: before.after }
  if (missing < pageSize) return {}
  const next = window.pages.find((page) => page.start > missing && page.start <= last + 1)
  if (next?.before) return { before: next.before }
  return { at: Math.min(1, missing / window.length) }
}

function firstMissing(window: ListWindow, first: number, last: number): number | null {
  for (let index = first; index <= last; index++) if (!rowAt(window, index)) return index
  return null
}

/** The window with a page that has been read: neighbours are kept where they touch, pages it overlaps give way. */
export function withPage(window: ListWindow, place: Place, answer: ListAnswer): ListWindow {
  const rows = answer.data as Row[]
  const { after, more } = answer.page
  const page: LoadedPage = { start: 0, rows, place, after, before: answer.page.before ?? null, more }
  // A jump may have found out how many rows there are; its place is among these.
  const length = answer.page.count?.value ?? window.length
  page.start = startOf({ ...window, length }, place, rows.length, answer.page)
  const end = page.start + rows.length
  const others = window.pages.filter((other) => other.start + other.rows.length <= page.start || other.start >= end)
  const kept = more ? others : others.filter((other) => other.start < page.start)
  const count = answer.page.count
  const known = count ?? { value: window.length, exact: window.exact }
  return {
    pages: [...kept, page].sort((one, other) => one.start - other.start),
    length: more ? Math.max(known.value, end + 1) : end,
    exact: more ? known.exact : true,
    linked: { ...window.linked, ...answer.linked },
    ...(answer.now && { now: { ...window.now, ...answer.now } }),
    ...(answer.keptAt && { keptAt: answer.keptAt }),
  }
}

function startOf(window: ListWindow, place: Place, size: number, { position }: Page): number {
  if (place.after !== undefined) {
    const before = window.pages.find((page) => page.after === place.after)
    if (before) return before.start + before.rows.length
  }
  if (place.before !== undefined) {
    const next = window.pages.find((page) => page.before === place.before)
    if (next) return Math.max(0, next.start - size)
  }
  if (place.at !== undefined) return Math.round((position ?? place.at) * window.length)
  return 0
}

/** The window without a row that has gone elsewhere; what follows moves up. */
export function withoutRow(window: ListWindow, id: string): ListWindow {
  const index = indexOf(window, id)
  if (index < 0) return window
  const pages = window.pages.map((page) => ({
    ...page,
    start: page.start > index ? page.start - 1 : page.start,
    rows: page.rows.filter((row) => row.id !== id),
  }))
  return { ...window, pages, length: window.length - 1 }
}

/** The window with a row that has come to its beginning; what was there moves down. */
export function withFirstRow(window: ListWindow, row: Row): ListWindow {
  const [first, ...rest] = window.pages
  if (!first)
    return {
      ...window,
      pages: [{ start: 0, rows: [row], place: {}, after: null, before: null, more: false }],
      length: 1,
    }
  const moved = rest.map((page) => ({ ...page, start: page.start + 1 }))
  return { ...window, pages: [{ ...first, rows: [row, ...first.rows] }, ...moved], length: window.length + 1 }
}
