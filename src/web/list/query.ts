import type { Filter } from '../../kernel/filter.ts'

export const layoutKeys = ['table', 'board', 'calendar', 'map'] as const
export type LayoutKey = (typeof layoutKeys)[number]

/** What a list shows: as the address carries it, and as a view keeps it. */
export interface ListQuery {
  layout?: LayoutKey | undefined
  filter?: Filter | undefined
  /** `-closeOn,name` */
  sort?: string | undefined
  columns?: readonly string[] | undefined
  q?: string | undefined
  /** Which board: the id of a pipeline. */
  within?: string | undefined
  /** The date field that a calendar follows, how much of it is shown, and a day of that; today when left out. */
  by?: string | undefined
  span?: string | undefined
  day?: string | undefined
}
export interface ListAddress extends ListQuery {
  view?: string | undefined
  /** The record that is looked at beside the list. */
  peek?: string | undefined
}

const parts = ['layout', 'filter', 'sort', 'columns', 'q', 'within', 'by', 'span', 'day'] as const
/** What makes a view another one: how it is drawn and what is searched within it does not. */
const telling = ['filter', 'sort', 'columns'] as const

/** Reads what the router found behind the question mark; what makes no sense is left out. */
export function readAddress(search: Record<string, unknown>): ListAddress {
  const { view, layout, filter, sort, columns, q, within, by, span, day, peek } = search
  return clean({
    view: text(view),
    layout: layoutKeys.find((key) => key === layout),
    filter: isFilter(filter) ? filter : undefined,
    sort: text(sort),
    columns: text(columns)?.split(',').filter(Boolean),
    q: q === undefined ? undefined : String(q),
    within: text(within),
    by: text(by),
    span: text(span),
    day: text(day),
    peek: text(peek),
  })
}

/** The address of a list, for the router to write. */
export function writeAddress({ columns, ...rest }: ListAddress): Record<string, unknown> {
  return clean({ ...rest, columns: columns?.join(',') })
}

/** A query as a view keeps it. */
export function queryText(query: ListQuery): string {
  const { columns, filter, ...rest } = query
  const given = clean({ ...rest, filter: filter && JSON.stringify(filter), columns: columns?.join(',') })
  return new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
}

/** A view's query, read; an unreadable filter counts as none. */
export function queryOfText(given: string): ListQuery {
  const search = Object.fromEntries(new URLSearchParams(given))
  const { view: _view, peek: _peek, ...query } = readAddress({ ...search, filter: parsed(search.filter) })
  return query
}

/** What is shown: the view's query, overlaid by what the address says, over the list's own beginning. */
export function shownQuery(address: ListAddress, view: ListQuery, first: ListQuery): ListQuery {
  return { ...first, ...clean(view), ...clean(pick(address)) }
}

/** Whether the address says something else than the view it names. */
export function isChanged(address: ListAddress, view: ListQuery): boolean {
  return telling.some((part) => address[part] !== undefined && !same(address[part], view[part]))
}

const pick = (address: ListAddress): ListQuery => Object.fromEntries(parts.map((part) => [part, address[part]]))
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && ['and', 'or', 'not', 'field'].some((key) => key in value)

function parsed(json: string | undefined): unknown {
  try {
    return json ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}

function clean<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== '')) as T
}
