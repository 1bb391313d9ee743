import type { RecordDefinition } from '../../kernel/record.ts'
import type { Need } from '../access/permissions.ts'
import type { Ctx } from '../context.ts'
import type { Query, Runner } from '../db/index.ts'
import type { Values } from './check.ts'
import { columnsFor, decodeRow, tableOf } from './columns.ts'
import { scopeSql } from './read/scope-sql.ts'
import { statementName } from './statements.ts'
import { given, placing, shaped, statement, type Statement } from './read/statement.ts'

export interface Fetched {
  row: Values & { id: string; version: number }
  /** Whether the actor may do with it what was asked, apart from seeing it. */
  may: boolean
}

/** Reads one record that the actor may see and locks it for this transaction; null when there is none for them. */
export async function fetchRow(
  ctx: Ctx,
  runner: Runner,
  shipped: RecordDefinition,
  id: string,
  need: Need,
  { bin = false }: { bin?: boolean | 'either' } = {},
): Promise<Fetched | null> {
  const record = ctx.registry.own(shipped)
  const shape = `fetch ${record.name} ${need} ${bin}`
  const made = shaped(ctx, shape, () => fetching(ctx, record, need, bin))
  const [raw] = await runner.run(bound(made, ctx, id))
  return raw ? { row: decode(record, raw), may: raw.may === true } : null
}

/** Reads records by their ids, whoever is asking, in id order, and locks them unless told otherwise. */
export async function rowsByIds(runner: Runner, record: RecordDefinition, ids: readonly string[], lock = true) {
  const { name } = tableOf(record)
  const text = `select ${columns(record).join(', ')} from ${name} where id = any ($1::uuid[]) order by id${lock ? ' for update' : ''}`
  const rows = await runner.run({ name: statementName(`rows_${record.name}`, text), text, values: [ids] })
  return rows.map((raw) => decode(record, raw))
}

function columns(record: RecordDefinition): string[] {
  return columnsFor(tableOf(record), Object.keys(record.all))
}

function decode(record: RecordDefinition, raw: Readonly<Record<string, unknown>>) {
  return decodeRow(tableOf(record), Object.keys(record.all), raw) as Fetched['row']
}

function fetching(ctx: Ctx, record: RecordDefinition, need: Need, bin: boolean | 'either'): Statement {
  const { place, reads } = placing()
  const { name } = tableOf(record)
  const may = (need === 'see' ? null : scopeSql(ctx, record, need, 'r', place)) ?? 'true'
  const seen = scopeSql(ctx, record, 'see', 'r', place)
  const conditions = [`r.id = ${place((each) => each.ids[0], 'uuid')}`, seen].filter(Boolean)
  if (bin !== 'either') conditions.push(`r.deleted_at is ${bin ? 'not null' : 'null'}`)
  const list = columns(record).map((column) => `r.${column}`)
  const text = `select ${list.join(', ')}, ${may} as may from ${name} r where ${conditions.join(' and ')} for update of r`
  return statement(text, reads, `fetch_${record.name}`)
}

function bound({ text, reads, name }: Statement, ctx: Ctx, id: string): Query {
  const values = reads.map((read) => read(given(ctx, { ids: [id] })))
  return name === undefined ? { text, values } : { text, values, name }
}
