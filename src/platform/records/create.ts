import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { labelOf, many, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { checkGiven, type Values } from './check.ts'
import { checkGivenId } from './given-id.ts'
import { standingFor } from './merged.ts'
import { inWork } from './open-work.ts'

/**
 * Makes a record from what was given; refuses what is unknown, missing or wrong, naming every field at once. `id` is
 * one that the server has made already; one that is given is checked.
 */
export async function createRecord(ctx: Ctx, shipped: RecordDefinition, given: unknown, id?: string): Promise<Values> {
  const record = ctx.registry.own(shipped)
  if (!ctx.actor.permissions.of(record).create) {
    throw refuse.forbidden(say('You may not add {records}.', { records: many(record) }))
  }
  const values = checkGiven(ctx, record, 'create', given)
  if (id) values.id = id
  else if (values.id) await checkGivenId(ctx, values.id as string)
  return inWork(ctx, async (work) => {
    // What belongs to another record may be added by who may edit that one.
    if (record.partOf) await loadParent(work, record, values)
    return work.create(record, values as never) as Promise<Values>
  })
}

async function loadParent(work: Parameters<Parameters<typeof inWork>[1]>[0], record: RecordDefinition, values: Values) {
  const name = record.partOf!
  const id = values[name] as string | null | undefined
  const field = record.all[name]!
  if (!id) throw refuse.invalid([{ field: name, ...say('{field} must not be empty.', { field: labelOf(field) }) }])
  const parent = work.ctx.registry.record(field.to!)!
  await work.load(parent, await standingFor(work.tx, id), 'edit')
}
