import type { RecordDefinition } from '../../kernel/record.ts'
import type { Need } from '../../kernel/rights.ts'
import type { Ctx } from '../context.ts'
import type { Runner } from '../db/index.ts'
import type { Values } from './check.ts'
import { tableOf } from './columns.ts'
import { selectionOf, type Cells, type Selection } from './read/rows.ts'
import { scopeSql } from './read/scope-sql.ts'
import { bind, given, placing, shaped, statement } from './read/statement.ts'
import { statementName } from './statements.ts'

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
  const { compiled, decode } = shaped(ctx, shape, () => fetching(ctx, record, need, bin))
  const [cells] = await runner.run<Cells>(bind(compiled, given(ctx, { ids: [id] })))
  return cells ? { row: decode(cells) as Fetched['row'], may: cells.at(-1) === true } : null
}

/** Reads records by their ids, whoever is asking, in id order, and locks them unless told otherwise. */
export async function rowsByIds(runner: Runner, record: RecordDefinition, ids: readonly string[], lock = true) {
  const { columns, decode } = wholeOf(record)
  const text = `select ${columns.join(', ')} from ${tableOf(record).name} r where id = any ($1::uuid[]) order by id${lock ? ' for update' : ''}`
  const name = statementName(`rows_${record.name}`, text)
  const rows = await runner.run<Cells>({ name, text, values: [ids], rowMode: 'array' })
  return rows.map((cells) => decode(cells) as Fetched['row'])
}

const wholes = new WeakMap<RecordDefinition, Selection>()

/** All fields of a record, whoever is asking. */
function wholeOf(record: RecordDefinition): Selection {
  const known = wholes.get(record) ?? selectionOf(null, record, 'r')
  wholes.set(record, known)
  return known
}

function fetching(ctx: Ctx, record: RecordDefinition, need: Need, bin: boolean | 'either') {
  const { place, reads } = placing()
  const { name } = tableOf(record)
  const { columns, decode } = wholeOf(record)
  const may = (need === 'see' ? null : scopeSql(ctx, record, need, 'r', place)) ?? 'true'
  const seen = scopeSql(ctx, record, 'see', 'r', place)
  const conditions = [`r.id = ${place((each) => each.ids[0], 'uuid')}`, seen].filter(Boolean)
  if (bin !== 'either') conditions.push(`r.deleted_at is ${bin ? 'not null' : 'null'}`)
  const text = `select ${columns.join(', ')}, ${may} as may from ${name} r where ${conditions.join(' and ')} for update of r`
  return { compiled: statement(text, reads, `fetch_${record.name}`), decode }
}
