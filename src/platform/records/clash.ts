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
    const field = clashingField(record, error)
    if (field) throw await taken(ctx, record, field, given[field])
    throw error
  }
}

function clashingField(record: RecordDefinition, error: unknown): string | undefined {
  const { code, constraint } = Object(error) as UniqueViolation
  if (code !== '23505') return undefined
  const table = tableOf(record)
  return [...table.stored.values()].find(
    ({ field, key }) => field.unique && constraint === `${table.name}_lower_${key}_unique`,
  )?.name
}

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
