import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { labelOf, many, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { knownRecord } from '../records/index.ts'

/** The record of this name; refuses an unknown one. */
export function recordOf(ctx: Ctx, { record: name }: { record: string }): RecordDefinition {
  const record = knownRecord(ctx, name)
  if (!record) throw refuse.invalid([{ field: 'record', ...say('There is no record “{name}”.', { name }) }])
  return record
}

/** The fields that leave: those asked for, or all that may. */
export function fieldsOf(
  ctx: Ctx,
  record: RecordDefinition,
  { fields }: { fields?: string[] | undefined } = {},
): string[] {
  const { kept } = ctx.actor.permissions.of(record)
  return fields ?? Object.keys(record.all).filter((name) => name !== 'deletedAt' && !kept.has(name))
}

/** Refuses what may be seen but not taken away; of what may not even be seen, the list says that it is unknown. */
export function checkLeaving(
  ctx: Ctx,
  record: RecordDefinition,
  { fields = [] }: { fields?: string[] | undefined } = {},
) {
  const { export: leaves, hidden, kept } = ctx.actor.permissions.of(record)
  if (!leaves) throw refuse.forbidden(say('You may not export {records}.', { records: many(record) }))
  const staying = fields.filter((name) => kept.has(name) && !hidden.has(name))
  if (staying.length === 0) return
  throw refuse.invalid(
    staying.map((name) => ({
      field: 'fields',
      ...say('You may not export {field}.', { field: labelOf(record.all[name]!) }),
    })),
  )
}
