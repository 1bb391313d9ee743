import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Values } from '../records/check.ts'
import { tableOf } from '../records/columns.ts'
import { eraseWithParts } from '../records/erase.ts'
import { rowsByIds } from '../records/fetch.ts'
import { checkHeld } from '../records/held.ts'
import { inWork } from '../records/index.ts'
import { idsLeadingTo } from '../records/merged.ts'
import type { Work } from '../records/work.ts'
import { emptyArchived } from './archived.ts'
import { forgetBeside } from './beside.ts'
import { emptied } from './emptied.ts'
import { partsOf, personalFields, staysAsNumber } from './personal.ts'

type Row = Values & { id: string }

/** How many of what were emptied, and how many went for good, by record or by what lies beside records. */
export type Report = Record<string, number>

/** What a transaction has found to be erased. */
interface Found {
  record: RecordDefinition
  rows: Row[]
}

/**
 * Erases what identifies a person, in one transaction: their row keeps what counts and nothing that tells who they were; so
 * do their parts, and calls and meetings with them alone. Notes, facts and files about them alone go for good, and with them
 * whoever was merged into them. The ledger's lines lose what they said. Refuses whoever is held. Answers what to note down.
 */
export function erasePerson(ctx: Ctx, record: RecordDefinition, id: string, erasure: string): Promise<Report | null> {
  return inWork(ctx, (work) => eraseIn(work, record, id, erasure))
}

/** What would be erased: it is done, and none of it is kept. */
export async function previewErasure(ctx: Ctx, record: RecordDefinition, id: string): Promise<Report> {
  const previewed = inWork(ctx, async (work) => {
    throw new Previewed((await eraseIn(work, record, id, null)) ?? {})
  })
  return previewed.catch((error: unknown) => {
    if (error instanceof Previewed) return error.report
    throw error
  })
}

class Previewed extends Error {
  readonly report: Report
  constructor(report: Report) {
    super('previewed')
    this.report = report
  }
}

async function eraseIn(
  work: Work,
  record: RecordDefinition,
  id: string,
  erasure: string | null,
): Promise<Report | null> {
  const [person] = await rowsByIds(work.tx, record, [id])
  if (!person) return null
  const ids = await idsLeadingTo(work.tx, id)
  await checkHeld(work, record, ids)
  const report: Report = {}
  const others = await rowsByIds(work.tx, record, ids.slice(1))
  const found = [...(await partsFound(work, record, ids)), ...(await contactsFound(work, ids))]
  const files = await loneFiles(work, found, ids)
  await eraseFound(work, { record, rows: others }, report, false)
  for (const each of [...found, ...files]) await eraseFound(work, each, report, staysAsNumber(each.record))
  await emptyPerson(work, record, person, report)
  await work.flush()
  await eraseLines(work, [{ record, rows: [person] }, { record, rows: others }, ...found, ...files], report)
  const touched = [...ids, ...[...found, ...files].flatMap(({ rows }) => rows.map((row) => row.id))]
  await forgetBeside(work, touched, report)
  const bytes = [...found, ...files].filter(({ record: { name } }) => name === 'file').flatMap(({ rows }) => rows.map((row) => row.id)) // prettier-ignore
  if (erasure !== null)
    await work.tx.run({
      text: `update erasure set state = 'erased', files = $2, report = $3 where id = $1`,
      values: [erasure, bytes, JSON.stringify(report)],
    })
  return report
}

async function partsFound(work: Work, record: RecordDefinition, ids: readonly string[]): Promise<Found[]> {
  const found: Found[] = []
  for (const { part, by } of partsOf(work.ctx.registry, record)) {
    const column = tableOf(part).stored.get(by)!.key
    found.push(await rowsWhere(work, part, `${column} = any ($1::uuid[])`, ids))
  }
  return found
}

/** Notes, calls and the like that are about nobody and nothing else. */
async function contactsFound(work: Work, ids: readonly string[]): Promise<Found[]> {
  const found: Found[] = []
  for (const record of work.ctx.registry.records.filter(({ timeline }) => timeline)) {
    const about = tableOf(record).stored.get(record.timeline!.about)!.key
    found.push(await rowsWhere(work, record, `${about} && $1::uuid[] and ${about} <@ $1::uuid[]`, ids))
  }
  return found
}

/** Files that parts name, a signed consent, where they are about nothing else. */
async function loneFiles(work: Work, found: readonly Found[], ids: readonly string[]): Promise<Found[]> {
  const file = work.ctx.registry.record('file')
  if (!file?.timeline) return []
  const named = found.flatMap(({ record, rows }) => {
    const fields = Object.keys(record.all).filter((name) => record.all[name]!.type === 'file')
    return rows.flatMap((row) => fields.flatMap((name) => (row[name] as string | null) ?? []))
  })
  const about = tableOf(file).stored.get(file.timeline.about)!.key
  const { rows } = await rowsWhere(work, file, `id = any ($1::uuid[]) and coalesce(${about}, '{}') <@ $2::uuid[]`, named, ids) // prettier-ignore
  const known = new Set(found.flatMap((each) => each.rows.map((row) => row.id)))
  return [{ record: file, rows: rows.filter(({ id }) => !known.has(id)) }]
}

async function rowsWhere(
  work: Work,
  record: RecordDefinition,
  condition: string,
  ...values: unknown[]
): Promise<Found> {
  const text = `select id from ${tableOf(record).name} where ${condition}`
  const ids = (await work.tx.run<{ id: string }>({ text, values })).map(({ id }) => id)
  return { record, rows: (await rowsByIds(work.tx, record, ids)) as Row[] }
}

async function eraseFound(work: Work, { record, rows }: Found, report: Report, stays: boolean): Promise<void> {
  if (rows.length === 0) return
  if (stays && personalFields(record).length === 0) return
  report[record.name] = (report[record.name] ?? 0) + rows.length
  for (const row of rows) {
    if (stays) await work.redact(record, row as never, emptied(work.ctx, record, row) as never)
    else await eraseWithParts(work, record, row)
  }
  if (stays) await emptyArchived(work.tx, record, rows.map(({ id }) => id)) // prettier-ignore
}

async function emptyPerson(work: Work, record: RecordDefinition, row: Row, report: Report): Promise<void> {
  const at = 'erasedAt' in record.all ? { erasedAt: work.ctx.now().toISOString() } : {}
  await work.redact(record, row as never, { ...emptied(work.ctx, record, row), ...at } as never)
  report[record.name] = (report[record.name] ?? 0) + 1
}

/** The ledger's lines and the kept periods lose what was said in personal fields; of what went for good, all of it. */
async function eraseLines(work: Work, found: readonly Found[], report: Report): Promise<void> {
  let lines = 0
  for (const { record, rows } of found) {
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) continue
    const stays = record.naming !== undefined || staysAsNumber(record)
    const names = stays ? [...personalFields(record), ...(await emptyArchived(work.tx, record, ids))] : null
    if (names?.length === 0) continue
    const [row] = await work.tx.run<{ lines: number }>({
      name: 'erase_ledger_values',
      text: 'select erase_ledger_values($1::uuid[], $2::text[]) as lines',
      values: [ids, names],
    })
    lines += row!.lines
    const which = 'record_id = any ($1::uuid[]) and ($2::text[] is null or field = any ($2))'
    await work.tx.run({ name: 'erase_periods', text: `delete from period where ${which}`, values: [ids, names] })
  }
  report.ledger = lines
}
