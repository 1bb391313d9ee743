import type { Filter } from '../../../kernel/filter.ts'

/** What a list may be asked; the web door checks it, so do not build it from unchecked input. */
export interface ListQuery {
  filter?: Filter | undefined
  /** `-createdAt,name`. */
  sort?: string | undefined
  limit?: number | undefined
  after?: string | undefined
  before?: string | undefined
  /** A share of the whole list, 0 to 1, at which the page begins. */
  at?: number | undefined
  fields?: readonly string[] | undefined
  /** Link fields whose targets are described beside the rows; `*` for all. */
  with?: readonly string[] | undefined
  count?: 'none' | 'capped' | 'exact' | undefined
  q?: string | undefined
  asOf?: string | undefined
  /** Which records of the past: those that filter and order found then (the default), or those that they find now. */
  found?: 'then' | 'now' | undefined
  bin?: boolean | undefined
}

export interface OneQuery {
  fields?: readonly string[] | undefined
  with?: readonly string[] | undefined
  asOf?: string | undefined
}

export interface Count {
  value: number
  exact: boolean
}

export interface Page {
  after: string | null
  before: string | null
  /** Whether rows follow. */
  more: boolean
  count: Count | null
  position?: number
}

export type DateStep = 'day' | 'week' | 'month' | 'quarter' | 'year'
export type GroupBy = string | { field: string; by?: DateStep | undefined }
/**
 * `filled` and `empty` count the rows in which a field says something, or nothing; `weighted` adds up amounts, each
 * times a percentage of its row; `days` is how many days lie between two times of a row.
 */
export type Measure =
  | { fn: 'count' }
  | Days
  | { fn: 'weighted'; field: string; by: string }
  | { fn: 'sum' | 'avg' | 'min' | 'max' | 'median' | 'filled' | 'empty'; field: string }

export interface Days {
  fn: 'days'
  field: string
  to: string
  /** Of how many of a hundred rows there are no more days: 50 is the median. */
  at: 25 | 50 | 75
}

export interface AggregateQuery {
  filter?: Filter | undefined
  q?: string | undefined
  groupBy?: readonly GroupBy[] | undefined
  measures: readonly Measure[]
  /** A group's path or a measure (`count`, `sum(amount)`), `-` before it for the largest first. */
  sort?: string | undefined
  limit?: number | undefined
  timeZone?: string | undefined
  asOf?: string | undefined
}

export interface PageQuery {
  limit?: number | undefined
  after?: string | undefined
}
