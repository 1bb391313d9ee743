import type { Filter } from '../../kernel/filter.ts'

/** What a list shows: as the address carries it, and as a view keeps it. */
export interface ListQuery {
  layout?: 'table' | 'board' | undefined
  filter?: Filter | undefined
  /** `-closeOn,name` */
  sort?: string | undefined
  columns?: readonly string[] | undefined
  q?: string | undefined
  /** Which board: the id of a pipeline. */
  within?: string | undefined
}
export interface ListAddress extends ListQuery {
  view?: string | undefined
}

const parts = ['layout', 'filter', 'sort', 'columns', 'q', 'within'] as const
/** What makes a view another one: how it is drawn and what is searched within it does not. */
const telling = ['filter', 'sort', 'columns'] as const

/** Reads what the router found behind the question mark; what makes no sense is left out. */
export function readAddress(search: Record<string, unknown>): ListAddress {
  const { view, layout, filter, sort, columns, q, within } = search
  return clean({
    view: text(view),
    layout: layout === 'board' || layout === 'table' ? layout : undefined,
    filter: isFilter(filter) ? filter : undefined,
    sort: text(sort),
    columns: text(columns)?.split(',').filter(Boolean),
    q: q === undefined ? undefined : String(q),
    within: text(within),
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
  const { view: _view, ...query } = readAddress({ ...search, filter: parsed(search.filter) })
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
