import { ownName } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Runner, Tx } from '../db/index.ts'
import { tableOf } from '../records/columns.ts'

/** A field of the company's own that was archived: its values are still there. */
interface Archived {
  name: string
  label: string
  columns: string[]
}

function archivedFields(runner: Runner, record: RecordDefinition, sensitivities: readonly string[] | null) {
  return runner.run<Archived & Record<string, unknown>>({
    text: `select $3 || key as name, label, array(select attname::text from pg_attribute
        where attrelid = $2::regclass and not attisdropped and attname in (stored_as, stored_as || '_currency', stored_as || '_base')) as columns
      from custom_fields where "of" = $1 and deleted_at is not null and ($4::text[] is null or sensitivity = any ($4))`,
    values: [record.name, tableOf(record).name, ownName(''), sensitivities],
  })
}

/** Empties those of them that tell of somebody, by the names of their columns; answers the names of the fields. */
export async function emptyArchived(tx: Tx, record: RecordDefinition, ids: readonly string[]): Promise<string[]> {
  const fields = await archivedFields(tx, record, ['personal', 'secret'])
  const columns = fields.flatMap((field) => field.columns)
  if (columns.length > 0) {
    const text = `update ${tableOf(record).name} set ${columns.map((column) => `${column} = null`).join(', ')} where id = any ($1::uuid[])`
    await tx.run({ text, values: [ids] })
  }
  return fields.map(({ name }) => name)
}

/** What still stands in archived fields of these records, by id and then by the field's label. */
export async function archivedValues(
  runner: Runner,
  record: RecordDefinition,
  ids: readonly string[],
): Promise<Map<string, Record<string, string>>> {
  const fields = (await archivedFields(runner, record, null)).filter(({ columns }) => columns.length > 0)
  if (fields.length === 0) return new Map()
  const values = fields.map(({ columns }) => `nullif(concat_ws(' ', ${columns.filter(isNoBase).map((column) => `${column}::text`).join(', ')}), '')`)
  const rows = await runner.run<{ id: string; values: (string | null)[] }>({
    text: `select id, array[${values.join(', ')}] as values from ${tableOf(record).name} where id = any ($1::uuid[])`,
    values: [ids],
  })
  return new Map(rows.map(({ id, values }) => [id, Object.fromEntries(fields.flatMap(({ label }, at) => (values[at] === null ? [] : [[label, values[at]!]])))]))
} // prettier-ignore

const isNoBase = (column: string) => !column.endsWith('_base')
