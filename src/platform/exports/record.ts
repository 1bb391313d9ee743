import { z } from 'zod'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Filter } from '../../kernel/filter.ts'
import { nested } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { reportProgress, startJob, stopIfCancelled } from '../jobs/index.ts'
import { checkOnlyKept } from '../records/only-kept.ts'
import { getRecord, listRecords, readHistory, type LinkedById } from '../records/read/index.ts'
import { told } from '../words/index.ts'
import { checkLeaving, fieldsOf, recordOf } from './leaving.ts'
import { writeText } from './formats.ts'
import { keep, recordKind } from './kept.ts'

export const recordRequest = z.strictObject({ record: z.string().max(60), id: z.uuid() })
export type RecordRequest = z.infer<typeof recordRequest>

const pageLength = 500

/**
 * Begins to write one record with everything about it into a JSON file: its values, what links to it kind by kind, and what
 * was ever changed in it, as far as the asker may see it and take it along; answers the job's id.
 */
export async function startRecordExport(ctx: Ctx, request: RecordRequest): Promise<string> {
  const record = recordOf(ctx, request)
  checkLeaving(ctx, record)
  const fields = [record.title, ...(record.onlyKept ? [record.onlyKept] : [])]
  const { data } = await getRecord(ctx, record, request.id, { fields })
  checkOnlyKept(ctx, record, data, 'export')
  const title = told(ctx, say('Everything about {title}', { title: String(data[record.title] ?? '') }))
  return startJob(ctx, { kind: recordKind, title, payload: { record: record.name, id: data.id, format: 'json' } })
}

/** The job that does it. */
export function writeRecord(ctx: Ctx, data: string, request: RecordRequest): Promise<void> {
  const counted = { rows: 0 }
  return keep(ctx, data, 'json', request, async (file) => {
    await writeText(file, piecesOf(ctx, recordOf(ctx, request), request.id, counted))
    return counted.rows
  })
}

async function* piecesOf(
  ctx: Ctx,
  record: RecordDefinition,
  id: string,
  counted: { rows: number },
): AsyncIterable<string> {
  const links = (of: RecordDefinition, fields: string[]) => fields.filter((name) => of.all[name]!.to !== undefined)
  const fields = fieldsOf(ctx, record)
  const { data, linked = {} } = await getRecord(ctx, record, id, { fields, with: links(record, fields) })
  const head = { record: record.name, takenAt: ctx.now().toISOString(), takenBy: ctx.actor.name }
  yield `${JSON.stringify(head).slice(0, -1)},\n"data":${JSON.stringify(nested(data))},\n"linked":${JSON.stringify(titlesOf(linked))},\n"about":[`
  let between = '\n'
  for (const { record: other, field } of linking(ctx, record)) {
    const own = fieldsOf(ctx, other)
    const filter: Filter = other.all[field]!.type === 'links' ? { field, contains: id } : { field, is: id }
    for (let after: string | undefined; ;) {
      const query = { filter, fields: own, with: links(other, own), limit: pageLength, after }
      const found = await listRecords(ctx, other, query)
      if (found.data.length > 0) {
        const part = { record: other.name, by: field, rows: found.data.map(nested), linked: titlesOf(found.linked ?? {}) }
        yield between + JSON.stringify(part)
        between = ',\n'
      }
      await count(ctx, counted, found.data.length)
      if (!found.page.more) break
      after = found.page.after!
    }
  }
  yield '],\n"history":['
  between = '\n'
  for (let after: string | undefined; ;) {
    const found = await readHistory(ctx, record, id, { limit: pageLength, after })
    for (const line of found.data) {
      yield between + JSON.stringify(leavingOf(ctx, line))
      between = ',\n'
    }
    await count(ctx, counted, found.data.length)
    if (!found.page.more) break
    after = found.page.after!
  }
  yield ']}\n'
} // prettier-ignore

async function count(ctx: Ctx, counted: { rows: number }, more: number): Promise<void> {
  counted.rows += more
  await reportProgress(ctx, { done: counted.rows })
  await stopIfCancelled(ctx)
}

/** The links that lead here from records that may leave. */
function linking({ registry, actor }: Ctx, record: RecordDefinition) {
  return registry.backLinks(record).filter(({ record: other, field }) => {
    const { see, export: leaves, hidden, kept } = actor.permissions.of(other)
    return see !== 'none' && leaves && !hidden.has(field) && !kept.has(field)
  })
}

const titlesOf = (linked: LinkedById) =>
  Object.fromEntries(Object.entries(linked).map(([id, { record, title }]) => [id, { record, title }]))

/** A line of the history without what stays here. */
function leavingOf({ registry, actor }: Ctx, line: LedgerLine): LedgerLine {
  const record = registry.record(line.record)
  const { kept } = record ? actor.permissions.of(record) : { kept: new Set<string>() }
  if (kept.size === 0) return line
  const leaving = (values: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !kept.has(name)))
  return { ...line, before: leaving(line.before), after: leaving(line.after) }
}
