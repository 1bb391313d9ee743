import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { ownCurrencyOnly } from '../base-amount.ts'
import { columnsOf, tableOf } from '../columns.ts'
import { cellsOf } from '../rows.ts'
import { jsonRows } from '../statements.ts'
import { selectionOf, type Cells, type Row } from './rows.ts'

const known = new WeakMap<RecordDefinition, readonly string[]>()

/** The fields of a record that formulas compute. */
export function formulasOf(record: RecordDefinition): readonly string[] {
  const found = known.get(record) ?? Object.keys(record.all).filter((name) => record.all[name]!.formula !== undefined)
  known.set(record, found)
  return found
}

/** A row that was just written, with what its formulas yield now. */
export async function recomputed(ctx: Ctx, record: RecordDefinition, row: Row): Promise<Row> {
  const formulas = formulasOf(record)
  if (formulas.length === 0) return row
  const { columns, decode } = selectionOf(null, record, 't', formulas)
  const text = `select ${columns.join(', ')} from ${tableOf(record).name} t where t.id = $1`
  const [cells] = await ctx.db.run<Cells>({ text, values: [row.id], rowMode: 'array' })
  return cells ? { ...row, ...only(decode(cells), formulas) } : row
}

/** Rows of the past with what their formulas yielded then; of rows with only some fields, those formulas whose fields are all there. */
export async function computedThen(ctx: Ctx, record: RecordDefinition, rows: readonly Row[]): Promise<Row[]> {
  const formulas = formulasOf(record).filter((name) => rows[0] && name in rows[0])
  if (formulas.length === 0) return [...rows]
  // Rates of the past are not kept: an amount in another currency is worth nothing then.
  const cells = rows.map((row) => cellsOf(ctx, record, row, ownCurrencyOnly(ctx), new Map<string, unknown>([['id', row.id], ['version', row.version]]))) // prettier-ignore
  const types = columnsOf(record)
  const shape = [...types].map(([column, type]) => `${column} ${type}`).join(', ')
  const { columns, decode } = selectionOf(null, record, 't', formulas)
  const text = `select ${columns.join(', ')} from json_to_recordset($1::json) as t (${shape})`
  const found = await ctx.db.run<Cells>({ text, values: [jsonRows(record, cells)], rowMode: 'array' })
  const values = new Map(found.map((each) => [each[0], only(decode(each), formulas)]))
  return rows.map((row) => ({ ...row, ...values.get(row.id) }))
}

const only = (row: Row, names: readonly string[]): Row => Object.fromEntries(names.map((name) => [name, row[name]]))
