import type { RecordDefinition } from '../../kernel/record.ts'
import { columnsOf } from '../records/columns.ts'
import type { Kept, Raw } from './kept.ts'

/** Columns of a kind of record in a backup that no field has today: of fields that are gone, or of another type since. */
export function unknownSince({ columns }: Kept, record: RecordDefinition, table: string): string[] {
  const known = columnsOf(record)
  return (columns.get(table) ?? []).filter((column) => !known.has(column))
}

/** What they were called, of those that have a value in this row; `fields` are the definitions of own fields that the backup has. */
export function namesOfUnknown(unknown: readonly string[], row: Raw, fields: readonly Raw[]): string[] {
  const labels = new Map(fields.map(({ stored_as: column, label }) => [column, label as string]))
  return unknown.filter((column) => own.test(column) && !isNothing(row[column])).map((column) => labels.get(column) ?? column) // prettier-ignore
}

// Of money the amount speaks for its three columns; what Farley ships is never taken away.
const own = /^c_\d+$/
const isNothing = (value: unknown) => value === null || value === undefined || value === ''
