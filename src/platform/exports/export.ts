import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Filter } from '../../kernel/filter.ts'
import { filterSchema } from '../../kernel/filter-schema.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { labelOf, many, say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { reportProgress, setResult, startJob, stopIfCancelled } from '../jobs/index.ts'
import { listRecords } from '../records/read/index.ts'
import type { JobHandler } from '../room.ts'
import { columnsOf } from './columns.ts'
import { formatNames, formats, type FormatName, type Page } from './formats.ts'
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

const kind = 'export'
const pageLength = 1000
const keptDays = 7

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
    kind,
    title: told(ctx, say('Export: {records}', { records: many(record) })),
    payload: request,
  })
}

/** Where the file of a finished export lies. Refuses as not found what is not the asker's own, or gone. */
export async function exportedFile(
  ctx: Ctx,
  data: string,
  jobId: string,
): Promise<{ file: string; name: string; type: string }> {
  const text = `select cause_id as cause, payload->>'record' as record, payload->>'format' as format from job_run
    where id = $1 and kind = $2 and created_by = $3 and state = 'done'`
  const values = [jobId, kind, ctx.actor.userId ?? ctx.actor.id]
  const [job] = await ctx.db.run<{ cause: string; record: string; format: FormatName }>({ text, values })
  const file = job && path.join(folderIn(data), `${job.cause}.${job.format}`)
  if (!file || !(await exists(file))) throw refuse.notFound(say('There is no such export.'))
  const name = `${ctx.registry.record(job.record)?.plural ?? 'records'}.${job.format}`
  return { file, name, type: formats[job.format].type }
}

/** The jobs that write the files, and remove them again. */
export function exportJobs(data: string): JobHandler[] {
  return [
    { name: kind, run: (ctx, request: ExportRequest) => write(ctx, data, request) },
    { name: 'remove-old-exports', cron: '41 3 * * *', run: (ctx) => removeOld(data, ctx.now()) },
  ]
}

async function write(ctx: Ctx, data: string, request: ExportRequest): Promise<void> {
  await mkdir(folderIn(data), { recursive: true, mode: 0o700 })
  const file = path.join(folderIn(data), `${ctx.cause.id}.${request.format}`)
  const record = recordOf(ctx, request)
  const fields = fieldsOf(ctx, record, request)
  const counted = { rows: 0 }
  try {
    await formats[request.format].write(`${file}.part`, {
      title: nameIn(ctx.actor.language, many(record)),
      columns: columnsOf(ctx, record, fields),
      pages: pagesOf(ctx, record, fields, request, counted),
      timeZone: ctx.actor.timeZone,
    })
    await rename(`${file}.part`, file)
  } catch (error) {
    await rm(`${file}.part`, { force: true })
    throw error
  }
  const [job] = await ctx.db.run<{ id: string }>({
    text: 'select id from job_run where cause_id = $1',
    values: [ctx.cause.id],
  })
  await setResult(ctx, { url: `/api/v1/exports/${job!.id}/content`, rows: counted.rows })
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

function recordOf(ctx: Ctx, { record: name }: ExportRequest): RecordDefinition {
  const record = ctx.registry.record(name)
  if (!record) throw refuse.invalid([{ field: 'record', ...say('There is no record “{name}”.', { name }) }])
  return record
}

function fieldsOf(ctx: Ctx, record: RecordDefinition, { fields }: ExportRequest): string[] {
  const { kept } = ctx.actor.permissions.of(record)
  return fields ?? Object.keys(record.all).filter((name) => name !== 'deletedAt' && !kept.has(name))
}

/** Refuses what may be seen but not taken away; of what may not even be seen, the list says that it is unknown. */
function checkLeaving(ctx: Ctx, record: RecordDefinition, { fields = [] }: ExportRequest) {
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

const folderIn = (data: string) => path.join(data, 'exports')

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

async function removeOld(data: string, now: Date): Promise<void> {
  for (const name of await readdir(folderIn(data)).catch(() => [])) {
    const file = path.join(folderIn(data), name)
    const { mtimeMs } = await stat(file)
    if (mtimeMs < now.getTime() - keptDays * 86_400_000) await rm(file, { force: true })
  }
}
