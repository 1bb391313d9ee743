import { isEmpty } from '../../kernel/field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse, type FieldFault } from '../../kernel/refusal.ts'
import { labelOf, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { closedField, unknownField, type Values } from './check.ts'
import { inWork } from './open-work.ts'

/**
 * Says that values of a record are still so, or all that somebody may type of it where none are named; answers the record.
 * Refuses who may not edit it, fields that they may not change, and such as say nothing.
 */
export async function confirmRecord(
  ctx: Ctx,
  shipped: RecordDefinition,
  id: string,
  asked?: readonly string[],
): Promise<Values> {
  const record = ctx.registry.own(shipped)
  return inWork(ctx, async (work) => {
    const row = (await work.load(record, id, 'edit')) as Values & { id: string }
    const faults = (asked ?? []).flatMap((name) => faultOf(ctx, record, row, name))
    if (faults.length > 0) throw refuse.invalid(faults)
    const names = [...new Set(asked ?? Object.keys(record.all).filter((name) => !faultOf(ctx, record, row, name)[0]))]
    if (names.length === 0) throw refuse.notNow(say('There is nothing in it that could be confirmed.'))
    return (await work.confirm(record, row as never, names)) as Values
  })
}

function faultOf(ctx: Ctx, record: RecordDefinition, row: Values, name: string): FieldFault[] {
  const { hidden, closed } = ctx.actor.permissions.of(record)
  const field = Object.hasOwn(record.all, name) && !hidden.has(name) ? record.all[name] : undefined
  if (!field) return [unknownField(record, name)]
  if (closed.has(name)) return [closedField(record, name)]
  if (field.setBy === 'derived' || field.setBy === 'system')
    return [{ field: name, ...say('{field} is kept by Farley and cannot be set.', { field: labelOf(field) }) }]
  if (isEmpty(row[name])) return [{ field: name, ...say('{field} must not be empty.', { field: labelOf(field) }) }]
  return []
}
