import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { setResult } from '../jobs/index.ts'
import { addLooks, type Look, type Seen } from '../looks/index.ts'
import { formats, type FormatName } from './formats.ts'

/** The jobs that leave a file: rows of a list, and one record with everything about it. */
export const rowsKind = 'export'
export const recordKind = 'export-record'
/** And the whole workspace. */
export const archiveKind = 'archive'
/** All that is kept of somebody, for them. */
export const accessKind = 'answer-access'

/** As what a file is kept: the end of its name. */
type KeptAs = FormatName | 'zip'
const typeOf = (format: KeptAs) => (format === 'zip' ? 'application/zip' : formats[format].type)

const keptDays = 7

interface Job {
  cause: string
  record: string | null
  recordId: string | null
  rows: number | null
  format: KeptAs
  day: string
}

/** What a job wrote into its file, and what it left out and why. */
export interface Written {
  rows: number
  skipped?: readonly { reason: string; count: number }[]
}

/** Keeps what a job writes as its file: all of it or nothing, and notes of what it is. `write` answers how many rows it wrote. */
export async function keep(
  ctx: Ctx,
  data: string,
  format: KeptAs,
  of: Pick<Seen, 'record' | 'id'>,
  write: (file: string) => Promise<number | Written>,
): Promise<void> {
  await mkdir(folderIn(data), { recursive: true, mode: 0o700 })
  const file = path.join(folderIn(data), `${ctx.cause.id}.${format}`)
  let written: number | Written
  try {
    written = await write(`${file}.part`)
    await rename(`${file}.part`, file)
  } catch (error) {
    await rm(`${file}.part`, { force: true })
    throw error
  }
  const result = typeof written === 'number' ? { rows: written } : written
  await ctx.db.run(addLooks([exportedBy(ctx, { ...of, rows: result.rows, format })]))
  const [job] = await ctx.db.run<{ id: string }>({
    text: 'select id from job_run where cause_id = $1',
    values: [ctx.cause.id],
  })
  await setResult(ctx, { url: `/api/v1/exports/${job!.id}/content`, ...result })
}

const exportedBy = ({ actor, now }: Ctx, of: Omit<Seen, 'kind'>): Look => ({
  ...{ kind: 'exported', ...of, at: now().getTime(), times: 1 },
  by: { kind: actor.kind, id: actor.id, as: null, session: null, address: null },
})

/** Where the file of a finished export lies, and what it is of. Refuses as not found what is not the asker's own, or gone. */
export async function exportedFile(
  ctx: Ctx,
  data: string,
  jobId: string,
): Promise<{ file: string; name: string; type: string; seen: Omit<Seen, 'kind'> }> {
  const text = `select cause_id as cause, payload->>'record' as record, payload->>'format' as format, payload->>'id' as "recordId",
      (result->>'rows')::int as rows,
      to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day
    from job_run where id = $1 and kind = any ($2) and created_by = $3 and state = 'done'`
  // Who owns or leads nothing here any more takes along nothing that only they may.
  const { role } = ctx.actor.permissions
  const more = role === 'owner' ? [archiveKind, accessKind] : role === 'admin' ? [accessKind] : []
  const kinds = [rowsKind, recordKind, ...more]
  const values = [jobId, kinds, ctx.actor.self ?? ctx.actor.id]
  const [job] = await ctx.db.run<Job & Record<string, unknown>>({ text, values })
  const file = job && path.join(folderIn(data), `${job.cause}.${job.format}`)
  if (!file || !(await exists(file))) throw refuse.notFound(say('There is no such export.'))
  const name = job.record === null ? `farley-${job.day}` : (ctx.registry.record(job.record)?.plural ?? 'records')
  const { record, recordId: id, rows, format } = job
  return { file, name: `${name}.${format}`, type: typeOf(format), seen: { record, id, rows, format } }
}

/** Takes away every file that is kept: what it was made of is not to be known any more. Answers how many there were. */
export async function removeAllKept(data: string): Promise<number> {
  const names = await readdir(folderIn(data)).catch(() => [])
  for (const name of names) await rm(path.join(folderIn(data), name), { force: true })
  return names.length
}

/** Files are not kept for ever. */
export async function removeOld(data: string, now: Date): Promise<void> {
  for (const name of await readdir(folderIn(data)).catch(() => [])) {
    const file = path.join(folderIn(data), name)
    const { mtimeMs } = await stat(file)
    if (mtimeMs < now.getTime() - keptDays * 86_400_000) await rm(file, { force: true })
  }
}

const folderIn = (data: string) => path.join(data, 'exports')

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
