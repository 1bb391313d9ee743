import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import type { Runner } from '../../db/index.ts'
import { tableOf } from '../columns.ts'
import { selectionOf, type Cells, type Row } from './rows.ts'
import { scopeSql } from './scope-sql.ts'
import { bind, given, placing, statement } from './statement.ts'

/** Rows that lie elsewhere, as JSON by column, read as if they stood in their table: those that the actor might see there, all fields of them. */
export async function rowsGiven(ctx: Ctx, runner: Runner, record: RecordDefinition, json: string): Promise<Row[]> {
  const { place, reads } = placing()
  const rows = place((each) => each.q, 'json')
  const { columns, decode } = selectionOf(null, record, 'r')
  const scope = scopeSql(ctx, record, 'see', 'r', place)
  const text = `select ${columns.join(', ')} from json_populate_recordset(null::${tableOf(record).name}, ${rows}) r${scope ? ` where ${scope}` : ''}`
  const found = await runner.run<Cells>(bind(statement(text, reads), given(ctx, { q: json })))
  return found.map((cells) => decode(cells))
}
