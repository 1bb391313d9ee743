import type { Address } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { worthLoading, type Query, type Step } from '../db/index.ts'
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
  const made = placeRowsMissing(record, [row], home)
  const forget = { name: 'places_forget', text: 'delete from place where record_id = $1::uuid', values: [row.id] }
  return made ? [forget, made] : [forget]
}

const columns = ['record_id', 'address_id', 'latitude', 'longitude', 'accuracy', 'record']

/** The places of new records, in one step; null when none has an address. */
export function placeRowsOfNew(record: RecordDefinition, rows: readonly Row[], home: string): Step | null {
  const places = placesOf(record, rows, home)
  return places.length < worthLoading ? putPlaces(places) : { into: 'place', columns, rows: places }
}

/** The places of records that may have some already, in one statement; null when none has an address. */
export function placeRowsMissing(record: RecordDefinition, rows: readonly Row[], home: string): Query | null {
  return putPlaces(placesOf(record, rows, home))
}

/** A row a place, each address of a record once. */
function placesOf(record: RecordDefinition, rows: readonly Row[], home: string): unknown[][] {
  const fields = addressFields(record)
  return rows.flatMap((row) => {
    const addresses = fields.flatMap((name) => (row[name] as Address[] | null) ?? [])
    const each = addresses.length < 2 ? addresses : [...new Map(addresses.map((one) => [one.id, one])).values()]
    return each.map((address) => {
      const { spot, accuracy } = placeOf(address, home)
      return [row.id, address.id, spot?.latitude ?? null, spot?.longitude ?? null, accuracy, record.name]
    })
  })
}

function putPlaces(places: readonly unknown[][]): Query | null {
  if (places.length === 0) return null
  return {
    name: 'places_of_new',
    text: `insert into place (${columns.join(', ')})
select * from unnest($1::uuid[], $2::uuid[], $3::float8[], $4::float8[], $5::text[], $6::text[]) as given
on conflict do nothing`,
    values: columns.map((_, index) => places.map((place) => place[index])),
  }
}
