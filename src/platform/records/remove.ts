import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import type { Values } from './check.ts'
import { fetchRow } from './fetch.ts'
import { notThere } from './merged.ts'
import { inWork } from './open-work.ts'
import { checkUnchanged } from './stale.ts'
import type { Work } from './work.ts'

/** Moves a record to the bin, if nobody changed it since the version that the asker saw. */
export async function removeRecord(ctx: Ctx, record: RecordDefinition, id: string, version: number): Promise<Values> {
  return inWork(ctx, async (work) => {
    const row = await work.load(record, id, 'delete')
    await checkUnchanged(work, row, version)
    return (await work.remove(record, row)) as unknown as Values
  })
}

/** Brings a record back from the bin. */
export async function restoreRecord(ctx: Ctx, record: RecordDefinition, id: string): Promise<Values> {
  return inWork(ctx, (work) => restoreIn(work, record, id))
}

/** The same inside a piece of work, for bulk. */
export async function restoreIn(work: Work, record: RecordDefinition, id: string): Promise<Values> {
  const { ctx, tx } = work
  const found = await fetchRow(ctx, tx, record, id, 'delete', { bin: true })
  if (!found) throw refuse.noSuch(record)
  // A merged one comes back with what was moved from it: by taking the merge back.
  const gone = await notThere(ctx, tx, record, id)
  if (gone.code === 'merged') throw gone
  if (!found.may) throw refuse.forbidden(say('You may not restore this {record}.', { record: one(record) }))
  return (await work.restore(record, found.row as never)) as Values
}
