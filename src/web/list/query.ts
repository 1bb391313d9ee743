import type { Filter } from '../../kernel/filter.ts'

/** How much room a row takes. */
export const densities = ['compact', 'normal', 'comfortable'] as const
export type Density = (typeof densities)[number]

export const layoutKeys = ['table', 'board', 'calendar', 'map'] as const
export type LayoutKey = (typeof layoutKeys)[number]

/** What a list shows: as the address carries it, and as a view keeps it. */
export interface ListQuery {
  layout?: LayoutKey | undefined
  filter?: Filter | undefined
  /** `-closeOn,name` */
  sort?: string | undefined
  columns?: readonly string[] | undefined
  /** Pixels of columns that were made wider or narrower. */
  widths?: Readonly<Record<string, number>> | undefined
  /** How many columns stay where they are when one scrolls aside; the first always does. */
  frozen?: number | undefined
  /** What the foot says of a column: `sum`, `avg`, …, or `none` where it would say something by itself. */
  totals?: Readonly<Record<string, string>> | undefined
  density?: Density | undefined
  /** By what rows stand together: `stage`, `closeOn:month`; `none` where the view does. */
  group?: string | undefined
  q?: string | undefined
  /** Which board: the id of a pipeline. */
  within?: string | undefined
  /** The date field that a calendar follows, how much of it is shown, and a day of that; today when left out. */
  by?: string | undefined
  span?: string | undefined
  day?: string | undefined
  /** The middle of a map and how near it is: `48.137,11.575,6`; all there is when left out. */
  spot?: string | undefined
}
export interface ListAddress extends ListQuery {
  view?: string | undefined
  /** The record that is looked at beside the list. */
  peek?: string | undefined
  /** Which groups are closed, as `folded.ts` says it. */
  folded?: string | undefined
  /** The moment whose list is shown, and whether its history stands beside it. */
  at?: string | undefined
  history?: boolean | undefined
}

const parts = [
  'layout', 'filter', 'sort', 'columns', 'widths', 'frozen', 'totals', 'density', 'group', 'q', 'within', 'by', 'span', 'day', 'spot',
] as const // prettier-ignore
/** What makes a view another one: how it is drawn and what is searched within it does not. */
const telling = ['filter', 'sort', 'columns', 'widths', 'frozen', 'totals', 'density', 'group'] as const

/** Reads what the router found behind the question mark; what makes no sense is left out. */
export function readAddress(search: Record<string, unknown>): ListAddress {
  const {
    view,
    layout,
    filter,
    sort,
    columns,
    widths,
    frozen,
    totals,
    density,
    group,
    q,
    within,
    by,
    span,
    day,
    spot,
    peek,
    folded,
    at,
    history,
  } = search
  return clean({
    view: text(view),
    layout: layoutKeys.find((key) => key === layout),
    filter: isFilter(filter) ? filter : undefined,
    sort: text(sort),
    columns: text(columns)?.split(',').filter(Boolean),
    widths: pairs(widths, (width) => (Number(width) > 0 ? Number(width) : undefined)),
    frozen: Number(frozen) > 0 ? Number(frozen) : undefined,
    totals: pairs(totals, (total) => total),
    density: densities.find((each) => each === density),
    group: text(group),
    q: q === undefined ? undefined : String(q),
    within: text(within),
    by: text(by),
    span: text(span),
    day: text(day),
    spot: text(spot),
    peek: text(peek),
    folded: text(folded),
    at: text(at),
    history: history === true || undefined,
  })
}

/** The address of a list, for the router to write. */
export function writeAddress({ columns, widths, totals, ...rest }: ListAddress): Record<string, unknown> {
  return clean({ ...rest, columns: columns?.join(','), widths: pairsText(widths), totals: pairsText(totals) })
}

/** A query as a view keeps it. */
export function queryText({ filter, ...query }: ListQuery): string {
  const given = clean({ ...writeAddress(query), filter: filter && JSON.stringify(filter) })
  return new URLSearchParams(Object.entries(given).map(([name, value]) => [name, String(value)])).toString()
}

/** A view's query, read; an unreadable filter counts as none. */
export function queryOfText(given: string): ListQuery {
  const search = Object.fromEntries(new URLSearchParams(given))
  const {
    view: _view,
    peek: _peek,
    folded: _folded,
    ...query
  } = readAddress({ ...search, filter: parsed(search.filter) })
  return query
}

/** What is shown: the view's query, overlaid by what the address says, over the list's own beginning. */
export function shownQuery(address: ListAddress, view: ListQuery, first: ListQuery): ListQuery {
  return { ...first, ...clean(pick(view)), ...clean(pick(address)) }
}

/** Whether the address says something else than the view it names. */
export function isChanged(address: ListAddress, view: ListQuery): boolean {
  return telling.some((part) => address[part] !== undefined && !same(said(part, address), said(part, view)))
}

/** What a part says: no groups, and only the first column frozen, is what a list begins with. */
function said(part: (typeof telling)[number], query: ListQuery): unknown {
  const isBeginning = (part === 'group' && query.group === 'none') || (part === 'frozen' && query.frozen === 1)
  return isBeginning ? undefined : query[part]
}

const pick = (query: ListQuery): ListQuery => Object.fromEntries(parts.map((part) => [part, query[part]]))
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && ['and', 'or', 'not', 'field'].some((key) => key in value)

/** `amount:140,name:300`, by name. */
function pairs<Value>(given: unknown, read: (value: string) => Value | undefined): Record<string, Value> | undefined {
  const found = text(given)
    ?.split(',')
    .map((pair) => pair.split(':'))
    .map(([name = '', value]) => [name, value === undefined ? undefined : read(value)] as const)
    .filter(([name, value]) => name !== '' && value !== undefined)
  return found?.length ? (Object.fromEntries(found) as Record<string, Value>) : undefined
}
const pairsText = (given: Readonly<Record<string, unknown>> | undefined) =>
  given && Object.entries(given).map(([name, value]) => `${name}:${String(value)}`).join(',') // prettier-ignore

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
