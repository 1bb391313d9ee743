import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { labelOf, one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { tableOf } from './columns.ts'
import { visibleIds } from './read/visible-ids.ts'
import type { Values } from './check.ts'

interface UniqueViolation {
  code: string
  constraint?: string
}

/** Runs a change and, where a unique rule stopped it, says which field and which record has the value. */
export async function explained<T>(
  ctx: Ctx,
  shipped: RecordDefinition,
  given: Values,
  run: () => Promise<T>,
): Promise<T> {
  const record = ctx.registry.own(shipped)
  try {
    return await run()
  } catch (error) {
    const field = clashingField(ctx, record, error)
    if (field === undefined) throw error
    throw field === null ? takenUnsaid(record) : await taken(ctx, record, field, given[field])
  }
}

/** The field whose rule it was; null for one that the actor knows nothing of, undefined where it was another rule. */
function clashingField(ctx: Ctx, record: RecordDefinition, error: unknown): string | null | undefined {
  const { code, constraint } = Object(error) as UniqueViolation
  const { name: table, stored } = tableOf(record)
  if (code !== '23505' || !constraint?.startsWith(`${table}_lower_`)) return undefined
  // Its index holds a rule before the definition says so, and after: from when it is begun until it is dropped.
  const name = [...stored.values()].find(({ key }) => constraint === `${table}_lower_${key}_unique`)?.name
  return name === undefined || ctx.actor.permissions.of(record).hidden.has(name) ? null : name
}

const takenUnsaid = (record: RecordDefinition) =>
  refuse.taken(null, say('Another {record} has one of these values already.', { record: one(record) }))

async function taken(ctx: Ctx, record: RecordDefinition, name: string, value: unknown) {
  const { field, key } = tableOf(record).stored.get(name)!
  const [other] = await ctx.db.run<{ id: string }>({
    text: `select id from ${tableOf(record).name} where lower(${key}::text) = lower($1::text) and deleted_at is null`,
    values: [value ?? null],
  })
  const seen = other && (await visibleIds(ctx, record, [other.id])).has(other.id)
  const sentence = say('{field}: another {record} has this already.', { field: labelOf(field), record: one(record) })
  return refuse.taken(name, sentence, seen ? { record: { record: record.name, id: other.id } } : undefined)
}
