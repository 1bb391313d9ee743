import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { checkGiven, type Values } from './check.ts'
import { inWork } from './open-work.ts'
import { checkStale } from './stale.ts'

/**
 * Patches a record of which the asker has seen `version`. Fields that others changed meanwhile are merged when they
 * are not the same ones; else it refuses with both values.
 */
export async function updateRecord(
  ctx: Ctx,
  shipped: RecordDefinition,
  id: string,
  given: unknown,
  version: number,
): Promise<Values> {
  const record = ctx.registry.own(shipped)
  const patch = checkGiven(ctx, record, 'patch', given)
  return inWork(ctx, async (work) => {
    const row = await work.load(record, id, 'edit')
    await checkStale(work, record, row as Values, patch, version)
    return (await work.update(record, row, patch as never)) as Values
  })
}
