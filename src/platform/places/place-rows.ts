import type { Address } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Query } from '../db/index.ts'
import { placeOf } from './place.ts'

type Row = Readonly<Record<string, unknown>>

const known = new WeakMap<RecordDefinition, readonly string[]>()

/** The fields of a record that hold addresses. */
export function addressFields(record: RecordDefinition): readonly string[] {
  const names = known.get(record) ?? Object.keys(record.all).filter((name) => record.all[name]!.type === 'addresses')
  known.set(record, names)
  return names
}

/** Replaces the places of one record by those of its row; ask for it when one of `addressFields` changed. */
export function placeRows(record: RecordDefinition, row: Row, home: string): Query[] {
  const made = placeRowsOfNew(record, [row], home)
  const forget = { name: 'places_forget', text: 'delete from place where record_id = $1::uuid', values: [row.id] }
  return made ? [forget, made] : [forget]
}

/** The places of new records, in one statement; null when none has an address. */
export function placeRowsOfNew(record: RecordDefinition, rows: readonly Row[], home: string): Query | null {
  const columns: unknown[][] = [[], [], [], [], []]
  for (const row of rows) {
    for (const address of addressFields(record).flatMap((name) => (row[name] as Address[] | null) ?? [])) {
      const { spot, accuracy } = placeOf(address, home)
      const cells = [row.id, address.id, spot?.latitude ?? null, spot?.longitude ?? null, accuracy]
      cells.forEach((cell, index) => columns[index]!.push(cell))
    }
  }
  if (columns[0]!.length === 0) return null
  return {
    name: 'places_of_new',
    text: `insert into place (record, record_id, address_id, latitude, longitude, accuracy)
select $1, given.* from unnest($2::uuid[], $3::uuid[], $4::float8[], $5::float8[], $6::text[]) as given
on conflict do nothing`,
    values: [record.name, ...columns],
  }
}
