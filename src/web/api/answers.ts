import type { RecordDefinition, RowOf } from '../../kernel/record.ts'
import type { Money } from '../../kernel/field.ts'

/** A record that a shown one points to. */
export interface LinkedRecord {
  id: string
  record: string
  title: string
  subtitle: string | null
  deleted: boolean
}
export type Linked = Record<string, LinkedRecord>

/** A row of any record, as generic screens see it. */
export type Row = RowOf<RecordDefinition> & Record<string, unknown>

/** What the reader may do with a record: `actions` are names of those allowed now. */
export interface Can {
  update: boolean
  delete: boolean
  actions: string[]
  share: boolean
}

export interface RecordAnswer<R extends RecordDefinition = RecordDefinition> {
  data: RowOf<R>
  can: Can
  linked?: Linked
  /** When the server said so, where this device has it from then. */
  keptAt?: string
}

export interface ChangeAnswer<R extends RecordDefinition = RecordDefinition> extends RecordAnswer<R> {
  /** For undo. */
  cause: string
  /** It waits on this device: the server does not have it yet. */
  waits?: boolean
}

export interface Page {
  after: string | null
  before?: string | null
  more: boolean
  count: { value: number; exact: boolean } | null
  /** The share of the sorted list that lies before the page, after a jump. */
  position?: number | null
}

export interface ListAnswer<R extends RecordDefinition = RecordDefinition> {
  data: RowOf<R>[]
  page: Page
  linked?: Linked
  /** Of a list of the past, by id: the fields that are different now, as they are now. */
  now?: Record<string, Record<string, unknown>>
  keptAt?: string
}

/** A sum of money in the workspace's currency, with what it was made of. */
export interface MoneySum extends Money {
  parts: Money[]
  asOfRates: string | null
  /** Currencies without a rate: what is in them is missing. */
  unrated?: string[]
}

export interface AggregateAnswer {
  data: { group: Record<string, unknown>; values: (number | MoneySum | string | null)[] }[]
  linked?: Linked
}
