import { z } from 'zod'
import type { Filter } from '../../kernel/filter.ts'
import { filterSchema } from '../../kernel/filter-schema.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { many, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { reportProgress, startJob, stopIfCancelled } from '../jobs/index.ts'
import { onlyKeptAmong } from '../records/only-kept.ts'
import { listRecords } from '../records/read/index.ts'
import type { JobHandler } from '../room.ts'
import { columnsOf } from './columns.ts'
import { formatNames, formats, type Page } from './formats.ts'
import { checkLeaving, fieldsOf, recordOf } from './leaving.ts'
import { keep, recordKind, removeOld, rowsKind } from './kept.ts'
import { writeRecord, type RecordRequest } from './record.ts'
import { nameIn, told } from '../words/index.ts'

export const exportRequest = z.strictObject({
  record: z.string().max(60),
  filter: filterSchema.optional(),
  q: z.string().max(200).optional(),
  sort: z.string().max(500).optional(),
  fields: z.array(z.string().max(120)).min(1).max(200).optional().describe('All that one may see when left out.'),
  format: z
    .enum(formatNames)
    .default('csv')
    .describe('For a spreadsheet, as csv or xlsx; json holds the rows as this API answers them.'),
})
export type ExportRequest = z.infer<typeof exportRequest>

const pageLength = 1000

/** Begins to write rows that the asker may see into a file; answers the job's id. Refuses what the list would refuse. */
export async function startExport(ctx: Ctx, request: ExportRequest): Promise<string> {
  const record = recordOf(ctx, request)
  checkLeaving(ctx, record, request)
  const { filter, sort, q } = request
  // A mistake in the filter or order is answered at once, not by a job that fails.
  await listRecords(ctx, record, {
    filter: filter as Filter,
    sort,
    q,
    fields: fieldsOf(ctx, record, request),
    limit: 1,
  })
  return startJob(ctx, {
    kind: rowsKind,
    title: told(ctx, say('Export: {records}', { records: many(record) })),
    payload: request,
  })
}

/** The jobs that write the files, and remove them again. */
export function exportJobs(data: string): JobHandler[] {
  return [
    { name: rowsKind, run: (ctx, request: ExportRequest) => write(ctx, data, request) },
    { name: recordKind, run: (ctx, request: RecordRequest) => writeRecord(ctx, data, request) },
    { name: 'remove-old-exports', cron: '41 3 * * *', run: (ctx) => removeOld(data, ctx.now()) },
  ]
}

async function write(ctx: Ctx, data: string, asked: ExportRequest): Promise<void> {
  const record = recordOf(ctx, asked)
  const fields = fieldsOf(ctx, record, asked)
  const counted = { rows: 0 }
  const { request, skipped } = await withoutOnlyKept(ctx, record, asked)
  await keep(ctx, data, request.format, { record: record.name }, async (file) => {
    await formats[request.format].write(file, {
      title: nameIn(ctx.actor.language, many(record)),
      columns: columnsOf(ctx, record, fields),
      pages: pagesOf(ctx, record, fields, request, counted),
      timeZone: ctx.actor.timeZone,
    })
    return { rows: counted.rows, ...(skipped && { skipped }) }
  })
}

/** Leaves out whoever asked by right that what is known of them is only kept, and says how many those are. */
async function withoutOnlyKept(ctx: Ctx, record: RecordDefinition, request: ExportRequest) {
  const kept = onlyKeptAmong(ctx, record)
  if (!kept) return { request }
  const asked = request.filter as Filter | undefined
  const among = asked ? { and: [asked, kept] } : kept
  const { page } = await listRecords(ctx, record, { filter: among, q: request.q, fields: [], limit: 1, count: 'exact' })
  const count = page.count!.value
  if (count === 0) return { request }
  const others: Filter = { not: kept }
  const reason = told(ctx, say('They are restricted and only kept, so they are in no export.'))
  return { request: { ...request, filter: asked ? { and: [asked, others] } : others }, skipped: [{ reason, count }] }
}

/** The rows, a page at a time, under the rights of who asked. */
async function* pagesOf(
  ctx: Ctx,
  record: RecordDefinition,
  fields: string[],
  { filter, sort, q }: ExportRequest,
  counted: { rows: number },
): AsyncIterable<Page> {
  const links = fields.filter((name) => record.all[name]!.to !== undefined)
  for (let after: string | undefined; ;) {
    const query = { filter: filter as Filter, sort, q, fields, with: links, limit: pageLength, after }
    const { data, page, linked = {} } = await listRecords(ctx, record, query)
    yield { rows: data, linked }
    counted.rows += data.length
    await reportProgress(ctx, { done: counted.rows })
    await stopIfCancelled(ctx)
    if (!page.more) return
    after = page.after!
  }
}
