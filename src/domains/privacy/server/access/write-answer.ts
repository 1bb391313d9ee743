import { createWriteStream } from 'node:fs'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Language } from '../../../../kernel/language.ts'
import { nested } from '../../../../kernel/own-field.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { add, openZip, type Zip } from '../../../../platform/archive/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { archivedValues } from '../../../../platform/erasure/index.ts'
import { openFileStore } from '../../../../platform/files/index.ts'
import { reportProgress, stopIfCancelled } from '../../../../platform/jobs/index.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import { idsLeadingTo } from '../../../../platform/records/merged.ts'
import { idsInLines, linesOf } from '../../../../platform/records/read/history.ts'
import { idsIn, linkFields } from '../../../../platform/records/read/linked.ts'
import { linkedTo } from '../../../../platform/records/read/index.ts'
import { systemContext, type Site } from '../../../../platform/site.ts'
import { beginning, besideMarkup, ending, heading, historyBeginning, historyEnd, lineMarkup, recordMarkup } from './answer-page.ts' // prettier-ignore
import { backupsUntil } from './backups-until.ts'
import { besideThem } from './beside-them.ts'
import { recordsAbout, type About } from './records-about.ts'
import { showing, type Showing } from './shown.ts'

const atOnce = 200

/** What is being written: the page for people, the same for programs, and how many records are through. */
interface Answer {
  /** Who was asked for it: the job. */
  job: Ctx
  /** By whose rights it is read: all that is kept is told, what is private too. */
  ctx: Ctx
  show: Showing
  page: FileHandle
  data: FileHandle
  written: number
  /** Under which names files lie in the zip, by their ids. */
  files: ReadonlyMap<string, string>
}

/**
 * Writes all that is kept of somebody into a zip: one page to be read and printed in their language, the same as JSON, and
 * the files themselves. Answers how many records. The store of memory does not grow with them.
 */
export async function writeAnswer(
  job: Ctx,
  site: Site,
  to: string,
  { record, id, language }: { record: RecordDefinition; id: string; language: Language },
): Promise<number> {
  const plain = await systemContext(site, job.cause)
  const ctx: Ctx = { ...plain, actor: { ...plain.actor, language, timeZone: plain.settings.timeZone } }
  const ids = await idsLeadingTo(ctx.db, id)
  const kinds = await recordsAbout(ctx, record, ids)
  await reportProgress(job, { total: kinds.reduce((sum, kind) => sum + kind.ids.length, 0) })
  const zip = openZip()
  const file = createWriteStream(to, { mode: 0o600 })
  const zipped = pipeline(zip.file.outputStream, file)
  zipped.catch(() => {})
  const [pagePath, dataPath] = [`${to}.html`, `${to}.json`]
  const [page, data] = [await open(pagePath, 'w', 0o600), await open(dataPath, 'w', 0o600)]
  try {
    const files = await putFiles(zip, site, ctx, kinds)
    const answer: Answer = { job, ctx, show: showing(ctx), page, data, files, written: 0 }
    await writeAll(answer, record, ids, kinds, backupsUntil(site, ctx))
    await Promise.all([page.close(), data.close()])
    zip.file.addFile(pagePath, 'answer.html')
    zip.file.addFile(dataPath, 'data.json')
    zip.file.end()
    await Promise.race([zipped, zip.broken])
    return answer.written
  } catch (error) {
    file.destroy()
    throw error
  } finally {
    await Promise.all([page.close(), data.close()])
    await Promise.all([rm(pagePath, { force: true }), rm(dataPath, { force: true })])
  }
}

/** Puts the bytes of files into the zip; answers under which names. One whose bytes are gone stands among the records only. */
async function putFiles(zip: Zip, site: Site, ctx: Ctx, kinds: readonly About[]): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  const store = openFileStore(site.data)
  for (const { record, ids } of kinds.filter(({ record: { name } }) => name === 'file'))
    for await (const rows of pagesOf(ctx, record, ids))
      for (const row of rows) {
        const bytes = await store.read(row.id).catch(() => null)
        if (bytes === null) continue
        const name = `files/${names.size + 1}-${String(row.name)
          .replace(/[^\p{L}\p{N}._-]+/gu, '_')
          .slice(-100)}`
        await add(zip, bytes, name, false)
        names.set(row.id, name)
      }
  return names
}

async function writeAll(answer: Answer, person: RecordDefinition, ids: readonly string[], kinds: readonly About[], until: string | null) {
  const { ctx, show, page, data } = answer
  const [self] = await rowsByIds(ctx.db, person, ids.slice(0, 1), false)
  await page.appendFile(beginning(ctx, show, String(self?.[person.title] ?? ''), until).html)
  await data.appendFile(`${JSON.stringify({ of: person.name, id: ids[0], alsoKnownAs: ids.slice(1), madeAt: ctx.now().toISOString(), company: ctx.settings.name, backupsUntil: until }).slice(0, -1)},\n"records":[`)
  const apart = separator()
  for (const kind of kinds) await writeKind(answer, kind, apart)
  await data.appendFile('\n],\n"beside":[')
  await writeBeside(answer, ids)
  await data.appendFile('\n],\n"history":[')
  await writeHistory(answer, kinds)
  await data.appendFile('\n]}\n')
  await page.appendFile(ending.html)
} // prettier-ignore

const separator = () => {
  let between = '\n'
  return () => {
    const now = between
    between = ',\n'
    return now
  }
}

async function writeKind(answer: Answer, { record, ids, fields = Object.keys(record.all) }: About, apart: () => string) {
  const { ctx, show, page, data, files, job } = answer
  await page.appendFile(heading(ctx, record, ids.length).html)
  const links = linkFields(ctx, record, ['*']).filter((name) => fields.includes(name))
  for await (const rows of pagesOf(ctx, record, ids)) {
    const linked = await linkedTo(ctx, idsIn(rows, links))
    const archived = await archivedValues(ctx.db, record, rows.map(({ id }) => id)) // prettier-ignore
    for (const row of rows) {
      const file = files.get(row.id)
      const values = Object.fromEntries(fields.map((name) => [name, row[name] ?? null]))
      const more = { ...(archived.has(row.id) && { archived: archived.get(row.id) }), ...(file && { file }) }
      await page.appendFile(recordMarkup(ctx, show, record, row, { linked, fields, archived: archived.get(row.id), file }).html) // prettier-ignore
      await data.appendFile(apart() + JSON.stringify({ record: record.name, data: nested({ id: row.id, ...values }), ...more, linked: titlesOf(row, links, linked) })) // prettier-ignore
    }
    answer.written += rows.length
    await reportProgress(job, { done: answer.written })
    await stopIfCancelled(job)
  }
} // prettier-ignore

function titlesOf(row: Readonly<Record<string, unknown>>, links: readonly string[], linked: Awaited<ReturnType<typeof linkedTo>>) {
  const named = idsIn([row], links).flatMap((id) => (linked[id] ? [[id, linked[id].title] as const] : []))
  return Object.fromEntries(named)
} // prettier-ignore

async function writeBeside({ ctx, show, page, data }: Answer, ids: readonly string[]): Promise<void> {
  const apart = separator()
  for await (const beside of besideThem(ctx, ids)) {
    await page.appendFile(besideMarkup(ctx, show, beside).html)
    await data.appendFile(apart() + JSON.stringify({ what: beside.what.message, rows: beside.rows }))
  }
}

/** What was changed in them and in what is about them alone: their parts and contacts, not the deals in which they have a role. */
async function writeHistory(answer: Answer, kinds: readonly About[]): Promise<void> {
  const { ctx, show, page, data, job } = answer
  const own = kinds.filter(({ record, fields }) => !fields && (record.naming || record.partOf || record.timeline))
  const ids = own.flatMap((kind) => kind.ids)
  await page.appendFile(historyBeginning(ctx).html)
  const apart = separator()
  for (let after = '0'; ;) {
    const found = await linesOf(ctx, ids, `and l.id > $3::bigint order by l.id limit ${atOnce}`, [after])
    const lines = found.map(({ line }) => line)
    const linked = await linkedTo(ctx, idsInLines(ctx, lines))
    for (const line of lines) {
      await page.appendFile(lineMarkup(ctx, show, line, linked).html)
      await data.appendFile(apart() + JSON.stringify(line))
    }
    await stopIfCancelled(job)
    if (lines.length < atOnce) break
    after = String(lines.at(-1)!.id)
  }
  await page.appendFile(historyEnd.html)
}

async function* pagesOf(ctx: Ctx, record: RecordDefinition, ids: readonly string[]) {
  for (let start = 0; start < ids.length; start += atOnce)
    yield await rowsByIds(ctx.db, record, ids.slice(start, start + atOnce), false)
}
