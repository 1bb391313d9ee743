import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import { tableOf } from '../records/columns.ts'
import { rowsGiven } from '../records/read/rows-given.ts'
import type { Raw } from './kept.ts'

/** A record as it was. */
export type Then = Record<string, unknown> & { id: string }

/** What rows of a backup say, as far as the actor may see such records: the database reads its own texts, into columns of today. */
export async function rowsThen(
  ctx: Ctx,
  runner: Runner,
  record: RecordDefinition,
  raws: readonly Raw[],
): Promise<Then[]> {
  if (raws.length === 0) return []
  const types = await typesOf(runner, tableOf(record).name)
  const isJson = (column: string) => types.get(column)?.startsWith('json') === true
  const cells = (raw: Raw) =>
    Object.entries(raw)
      .filter(([column]) => types.has(column))
      .map(([column, value]) => [column, isJson(column) && typeof value === 'string' ? JSON.parse(value) : value])
  return (await rowsGiven(ctx, runner, record, JSON.stringify(raws.map((raw) => Object.fromEntries(cells(raw)))))) as Then[] // prettier-ignore
}

async function typesOf(runner: Runner, table: string): Promise<Map<string, string>> {
  const rows = await runner.run<{ name: string; type: string }>({
    text: `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    values: [table],
  })
  return new Map(rows.map(({ name, type }) => [name, type]))
}
