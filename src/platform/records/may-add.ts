import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { many, say } from '../../kernel/sentence.ts'
import type { Work } from './work.ts'

/** Refuses who may not add records of this kind: what an action makes beside its record is asked for like everything that is added. */
export function checkMayAdd({ ctx }: Work, shipped: RecordDefinition): void {
  const record = ctx.registry.own(shipped)
  if (!ctx.actor.permissions.of(record).create)
    throw refuse.forbidden(say('You may not add {records}.', { records: many(record) }))
}
