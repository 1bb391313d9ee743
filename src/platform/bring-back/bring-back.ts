import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { many, one, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { inWork, type UndoReport } from '../records/index.ts'
import { tableOf } from '../records/columns.ts'
import { rowsByIds } from '../records/fetch.ts'
import { notThere } from '../records/merged.ts'
import { told } from '../words/index.ts'
import { comparedWithNow } from './compared.ts'
import { erasedAmong } from './erased.ts'
import { heal } from './heal.ts'
import type { Kept, Raw } from './kept.ts'
import { makeAnew } from './make-anew.ts'
import { rowsThen } from './rows-then.ts'
import { namesOfUnknown, unknownSince } from './unknown-since.ts'

/** Which record comes back from a backup, and what of it. */
export interface BringBackRequest {
  id: string
  /** What was said and done with it comes back too, where it is gone. */
  activities?: boolean
  /** Only says what would happen. */
  preview?: boolean
  /** Fields of a record that is there and are taken from the backup: `<id>.<field>`. */
  force?: readonly string[]
}

class OnlyPreview extends Error {}

/**
 * Brings one record back from a backup through the write door, as one cause that can be undone: one that is gone for good
 * under its id, with its parts and what led to it; of one that is there the fields that are said. Refuses what was
 * erased on somebody's wish or merged into another, and what the actor may not see.
 */
export async function bringBack(
  ctx: Ctx,
  data: string,
  kept: Kept,
  record: RecordDefinition,
  request: BringBackRequest,
): Promise<{ report: UndoReport; cause: string }> {
  const isErased = await erasedAmong(data)
  const raws = await rowsAbout(ctx, kept, record, request.id)
  const report: UndoReport = { changes: [], conflicts: [], cannot: [], records: 1, looked: 1 }
  const own: Ctx = { ...ctx, cause: { id: newId(), kind: 'undo' } }
  await inWork(own, async (work) => {
    const raw = raws.get(tableOf(record).name)?.find(({ id }) => id === request.id)
    const [then] = raw ? await rowsThen(own, work.tx, record, [raw]) : []
    if (!raw || !then) throw refuse.notFound(say('There is no such {record} in this backup.', { record: one(record) }))
    if (isErased(record, then))
      throw refuse.notNow(say('Somebody was erased who is told of here, and does not come back.'))
    const isThere = (await rowsByIds(work.tx, record, [then.id])).length > 0
    if (isThere) await comparedWithNow(work, record, then, request, report)
    else {
      const gone = await notThere(own, work.tx, record, then.id)
      if (gone.code === 'merged') throw gone
      await makeAnew(work, record, then, report)
      await heal(work, record, then.id, { raws, isErased, activities: request.activities === true }, report)
    }
    const unknown = unknownSince(kept, record, tableOf(record).name)
    for (const field of namesOfUnknown(unknown, raw, raws.get(fieldsTable) ?? []))
      report.cannot.push({ record: record.name, id: then.id, title: field, why: told(own, noField) })
    if (request.preview) throw new OnlyPreview()
  }).catch((error: unknown) => {
    if (!(error instanceof OnlyPreview)) throw error
  })
  return { report, cause: own.cause.id }
}

const fieldsTable = 'custom_fields'
const noField = say('Nothing is called so here any more, or it has another type since.')

/** All that a backup says of a record or with a link to it, by table, with the definitions of fields that are unknown today. */
async function rowsAbout(ctx: Ctx, kept: Kept, record: RecordDefinition, id: string): Promise<Map<string, Raw[]>> {
  const { name } = tableOf(record)
  if (!kept.columns.has(name))
    throw refuse.invalid([{ field: 'record', ...say('This backup knows no {records}.', { records: many(record) }) }])
  const links = ctx.registry.backLinks(record).map((link) => tableOf(link.record).name)
  const raws = new Map<string, Raw[]>()
  const texts = [id, ...unknownSince(kept, record, name)]
  for await (const { table, row } of kept.rows(new Set([name, ...links, fieldsTable]), { texts })) {
    const known = raws.get(table)
    if (known) known.push(row)
    else raws.set(table, [row])
  }
  return raws
}
