import type { RecordDefinition } from '../../kernel/record.ts'
import { worthLoading, type Query, type Step } from '../db/index.ts'
import { contactsOf } from './contacts.ts'

type Row = Readonly<Record<string, unknown>>

/** Replaces the contact keys of one record by those of its row; ask for it when one of `contactFields` changed. A row in the bin keeps none. */
export function contactKeys(record: RecordDefinition, row: Row): Query {
  const keys = row.deletedAt ? [] : contactsOf(record, row)
  return {
    name: 'contact_keys',
    text: `with gone as (
  delete from contact_key where record_id = $1::uuid
    and (kind, normal) not in (select * from unnest($3::text[], $4::text[]))
)
insert into contact_key (kind, normal, record, record_id)
select kind, normal, $2, $1::uuid from unnest($3::text[], $4::text[]) as given (kind, normal)
where not exists (
  select from contact_key as has where has.record_id = $1::uuid and has.kind = given.kind and has.normal = given.normal
)`,
    values: [row.id, record.name, keys.map((key) => key.kind), keys.map((key) => key.normal)],
  }
}

/** The contact keys of new records, in one step; null when they have none. */
export function contactKeysOfNew(record: RecordDefinition, rows: readonly Row[]): Step | null {
  const keys = rows.flatMap((row) => contactsOf(record, row).map(({ kind, normal }) => [kind, normal, row.id] as const))
  if (keys.length === 0) return null
  if (keys.length >= worthLoading) {
    const columns = ['kind', 'normal', 'record', 'record_id']
    return { into: 'contact_key', columns, rows: keys.map(([kind, normal, id]) => [kind, normal, record.name, id]) }
  }
  return {
    name: 'contact_keys_of_new',
    text: `insert into contact_key (kind, normal, record, record_id)
select kind, normal, $1, id from unnest($2::text[], $3::text[], $4::uuid[]) as given (kind, normal, id)`,
    values: [record.name, ...[0, 1, 2].map((at) => keys.map((key) => key[at]))],
  }
}
