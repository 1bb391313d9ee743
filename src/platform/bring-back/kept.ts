import type { Sought } from './lines-with.ts'

/** A row as it lies in a backup (text, as COPY writes it) or an archive (JSON), by column. */
export type Raw = Readonly<Record<string, unknown>>

/** Something from which single records come back. It is read by streaming, and no further than it must be. */
export interface Kept {
  madeAt: string
  /** Its tables, with their columns. */
  columns: ReadonlyMap<string, readonly string[]>
  /** The rows of these tables that hold what is sought. */
  rows(tables: ReadonlySet<string>, sought: Sought): AsyncIterable<{ table: string; row: Raw }>
}
