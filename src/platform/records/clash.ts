import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { labelOf, one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { sqlState } from '../db/index.ts'
import { tableOf } from './columns.ts'
import { visibleIds } from './read/visible-ids.ts'

interface UniqueViolation {
  table?: string
  constraint?: string
  detail?: string
}

/**
 * What to say where a unique rule of a record stopped a change: which field, and which record has the value already, as far
 * as the actor may know of either. Anything else that went wrong is answered as it is.
 */
export async function explained(ctx: Ctx, error: unknown): Promise<unknown> {
  if (sqlState(error) !== '23505') return error
  const { table, constraint, detail } = error as UniqueViolation
  const shipped = ctx.registry.records.find((each) => tableOf(each).name === table)
  if (!shipped || !constraint?.startsWith(`${table}_lower_`)) return error
  const record = ctx.registry.own(shipped)
  // Its index holds a rule before the definition says so, and after: from when it is begun until it is dropped.
  const name = [...tableOf(record).stored.values()].find(
    ({ key }) => constraint === `${table}_lower_${key}_unique`,
  )?.name
  if (name === undefined || ctx.actor.permissions.of(record).hidden.has(name))
    return refuse.taken(null, say('Another {record} has one of these values already.', { record: one(record) }))
  return taken(ctx, record, name, valueIn(detail))
}

/** The value as PostgreSQL names it, in whatever language: `(lower(email))=(ada@example.com)`. */
const valueIn = (detail = '') => /\)=\((.*)\)/s.exec(detail)?.[1] ?? null

async function taken(ctx: Ctx, record: RecordDefinition, name: string, value: string | null) {
  const { field, key } = tableOf(record).stored.get(name)!
  const [other] = await ctx.db.run<{ id: string }>({
    text: `select id from ${tableOf(record).name} where lower(${key}::text) = $1::text and deleted_at is null`,
    values: [value],
  })
  const seen = other && (await visibleIds(ctx, record, [other.id])).has(other.id)
  const sentence = say('{field}: another {record} has this already.', { field: labelOf(field), record: one(record) })
  return refuse.taken(name, sentence, seen ? { record: { record: record.name, id: other.id } } : undefined)
}
