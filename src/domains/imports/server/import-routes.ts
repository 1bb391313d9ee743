import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { newId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { route, type AskedBy, type Route } from '../../../platform/http/route.ts'
import { changesSchema } from '../model/reading.ts'
import { errorLines } from './error-rows.ts'
import { importSchema, shownRun } from './import-shape.ts'
import { changeImport, openImport } from './open-import.ts'
import { cancelImport, pauseImport, previewImport, resumeImport, runImport } from './run-import.ts'
import { findRun, listRuns, recordOf, type Run } from './run.ts'

const largest = 500 * 1024 * 1024
const tag = 'Imports'
const one = z.object({ data: importSchema })

const folderOf = ({ server }: Pick<AskedBy, 'server'>) => join(server.site.data, 'imports')
const fileOf = (asked: AskedBy, id: string) => join(folderOf(asked), id)

/** Takes a file in from a form: `record` and `file`, in that order. */
async function upload(asked: AskedBy): Promise<Run> {
  const { ctx, request } = asked
  const part = await request.file({ limits: { fileSize: largest, files: 1 } })
  if (!part) throw refuse.invalid([{ field: 'file', ...say('Send a file: CSV, XLSX, vCard, JSON or mbox.') }])
  const given = part.fields.record
  const name = given && 'value' in given ? String(given.value) : ''
  recordOf(ctx, name)
  const id = newId()
  const path = fileOf(asked, id)
  await mkdir(folderOf(asked), { recursive: true, mode: 0o700 })
  await forgetOld(folderOf(asked))
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) throw refuse.tooLarge(say('A file has at most 500 MB.'))
    return await openImport(ctx, { id, path, name: part.filename || 'import.csv' }, name)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Files that nobody went on with. */
async function forgetOld(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const { mtimeMs } = await stat(join(folder, name))
    if (mtimeMs < Date.now() - 2 * 86_400_000) await rm(join(folder, name), { force: true })
  }
}

/** A step of an import of the asker's. */
function step(name: string, summary: string, run: (asked: AskedBy, run: Run) => Promise<Run>, status = 200): Route {
  return route({
    method: 'POST',
    path: `/imports/:id/${name}`,
    tag,
    id: `${name}Import`,
    summary,
    status,
    body: z.strictObject({}).optional(),
    answer: one,
    refusals: [404, 409],
    run: async (asked) => answer(asked.ctx, await run(asked, await findRun(asked.ctx, asked.params.id!))),
  })
}

const answer = (ctx: Ctx, run: Run) => ({ data: shownRun(ctx, run) })

export const importRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/imports',
    tag,
    id: 'openImport',
    summary:
      'Takes a file in, CSV, XLSX, vCard, JSON or mbox (a form with `record`, then `file`) and says what it is. Writes no record.',
    bodyInDocs: z.object({
      record: z.string().describe('What its rows are: person, company, deal, note, email.'),
      file: z.string(),
    }),
    status: 201,
    answer: one,
    refusals: [403, 413],
    run: async (asked) => answer(asked.ctx, await upload(asked)),
  }),
  route({
    method: 'GET',
    path: '/imports',
    tag,
    id: 'listImports',
    summary: 'Lists one’s own imports, newest first.',
    answer: z.object({ data: z.array(importSchema) }),
    run: async ({ ctx }) => ({ data: (await listRuns(ctx)).map((run) => shownRun(ctx, run)) }),
  }),
  route({
    method: 'GET',
    path: '/imports/:id',
    tag,
    id: 'getImport',
    summary: 'How an import stands: what its columns are, what is decided, and how far it is.',
    answer: one,
    run: async ({ ctx, params }) => answer(ctx, await findRun(ctx, params.id!)),
  }),
  route({
    method: 'PATCH',
    path: '/imports/:id',
    tag,
    id: 'changeImport',
    summary: 'Decides what columns become, how they are read, and what becomes of what is not clear.',
    body: changesSchema,
    answer: one,
    refusals: [404, 409],
    run: async (asked) => {
      const run = await findRun(asked.ctx, asked.params.id!)
      return answer(asked.ctx, await changeImport(asked.ctx, run, asked.body, fileOf(asked, run.id)))
    },
  }),
  step('preview', 'Says what every row would become. Writes no record.', ({ ctx }, run) => previewImport(ctx, run)),
  step('run', 'Begins to write the rows, as the preview said.', async (asked, run) => {
    const begun = await runImport(asked.ctx, run)
    await rm(fileOf(asked, run.id), { force: true })
    return begun
  }, 202), // prettier-ignore
  step('pause', 'Stops between two batches; what is in stays.', ({ ctx }, run) => pauseImport(ctx, run)),
  step('resume', 'Goes on where it stopped.', ({ ctx }, run) => resumeImport(ctx, run), 202),
  step('cancel', 'Ends an import; what is in stays until it is undone.', ({ ctx }, run) => cancelImport(ctx, run)),
  route({
    method: 'GET',
    path: '/imports/:id/errors',
    tag,
    id: 'getImportErrors',
    summary: 'The rows that were not taken, with the reasons, as a CSV file.',
    answer: z.string(),
    raw: true,
    run: async ({ ctx, params, reply }) => {
      const run = await findRun(ctx, params.id!)
      const name = `${run.fileName.replace(/\.[a-z]+$/i, '').replace(/[^\p{L}\p{N} ._-]/gu, '_')} - not imported.csv`
      reply.header('content-type', 'text/csv; charset=utf-8')
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      return reply.send(Readable.from(errorLines(ctx, run)))
    },
  }),
]
