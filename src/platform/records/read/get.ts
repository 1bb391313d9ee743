import type { RecordDefinition } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { standingFor } from '../merged.ts'
import { recordAsOf } from './as-of.ts'
import { capabilities, type Capabilities } from './capabilities.ts'
import { idsIn, linkedTo, linkFields, type LinkedById } from './linked.ts'
import type { OneQuery } from './query.ts'
import { selectionOf, type Cells, type Row } from './rows.ts'
import { scopeSql } from './scope-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

export interface OneAnswer {
  data: Row
  can: Capabilities
  linked?: LinkedById
}

/** One record that the actor may see, from the bin too; the id of one that was merged answers with the one that stays. Anything else is not found. */
export async function getRecord(
  ctx: Ctx,
  shipped: RecordDefinition,
  id: string,
  query: OneQuery = {},
): Promise<OneAnswer> {
  const record = ctx.registry.own(shipped)
  const { fields, with: asked } = query
  const linked = asked?.length ? linkFields(ctx, record, asked) : []
  const now = await readOne(ctx, record, id)
  if (!now || now.deletedAt) {
    const standing = await standingFor(ctx.db, id)
    if (standing !== id) return getRecord(ctx, record, standing, query)
  }
  if (!now) throw refuse.noSuch(record)
  const can = await capabilities(ctx, record, now)
  const whole = query.asOf === undefined ? now : await recordAsOf(ctx, record, now, query.asOf)
  const data = fields ? only(whole, selectionOf(ctx, record, 't', [...fields, ...linked]).fields) : whole
  return linked.length ? { data, can, linked: await linkedTo(ctx, idsIn([data], linked)) } : { data, can }
}

/** A record with every field the actor may know of; null when they may not see it. */
export async function readOne(ctx: Ctx, shipped: RecordDefinition, id: string): Promise<Row | null> {
  const record = ctx.registry.own(shipped)
  const { compiled, decode } = shaped(ctx, `get ${record.name}`, () => compileOne(ctx, record))
  const [cells] = await ctx.db.run<Cells>(bind(compiled, given(ctx, { ids: [id] })))
  return cells ? decode(cells) : null
}

function compileOne(ctx: Ctx, record: RecordDefinition) {
  const { place, reads } = placing()
  const { columns, decode } = selectionOf(ctx, record, 't')
  const one = place(({ ids }) => ids[0], 'uuid')
  const scope = scopeSql(ctx, record, 'see', 't', place)
  const text = `select ${columns.join(', ')}\nfrom ${tableOf(record).name} t\nwhere t.id = ${one}${scope ? ` and ${scope}` : ''}`
  return { compiled: statement(text, reads, `get_${record.name}`), decode }
}

function only(row: Row, fields: readonly string[]): Row {
  const part: Row = { id: row.id, version: row.version }
  for (const name of fields) part[name] = row[name]
  return part
}
