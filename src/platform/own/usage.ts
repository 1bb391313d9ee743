import { isOwnName } from '../../kernel/own-field.ts'
import type { Field } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Runner } from '../db/index.ts'
import { sqlOf, tableOf } from '../records/columns.ts'

/** How many of a record's rows say something in each field, outside the bin. */
export interface Usage {
  /** How many rows were looked at. */
  rows: number
  /** False where a sample was looked at. */
  exact: boolean
  filled: Record<string, number>
}

/** Beyond so many rows a sample of about so many is as good. */
const mostRead = 50_000

/** Counts filled values of all fields in one look at the table, or at a sample of its pages where it is large. */
export async function usageOf(db: Runner, record: RecordDefinition): Promise<Usage> {
  const { name, stored } = tableOf(record)
  const [size] = await db.run<{ rows: number }>({
    text: 'select greatest(reltuples, 0)::float8 as rows from pg_class where oid = $1::regclass',
    values: [name],
  })
  const rows = size!.rows
  const share = rows > mostRead ? Math.ceil((mostRead / rows) * 1000) / 10 : null
  const counted = [...stored.values()].filter(({ name: field }) => !kept.has(field) || isOwnName(field))
  const counts = counted.map(
    ({ columns, field }) => `count(*) filter (where ${filledSql(sqlOf(name, columns[0]!), field)})::int`,
  )
  const sample = share === null ? '' : ` tablesample system (${share})`
  const text = `select array[count(*)::int, ${counts.join(', ')}] as counts from ${name}${sample} where deleted_at is null`
  const [found] = await db.run<{ counts: number[] }>({ text, values: [] })
  const [looked = 0, ...filled] = found!.counts
  return {
    rows: looked,
    exact: share === null,
    filled: Object.fromEntries(counted.map(({ name: field }, index) => [field, filled[index]!])),
  }
}

const kept = new Set(['createdAt', 'createdBy', 'updatedAt', 'deletedAt'])

function filledSql(column: string, { type }: Field): string {
  if (type === 'links' || type === 'choices') return `cardinality(${column}) > 0`
  if (['emails', 'phones', 'addresses', 'handles'].includes(type)) return `${column} <> '[]'`
  return `${column} is not null`
}
