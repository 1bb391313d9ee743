import { open } from 'node:fs/promises'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Db } from '../../../../platform/db/index.ts'
import {
  columnEvidence,
  columnNames,
  detectHeader,
  isCards,
  isJson,
  isMail,
  type ColumnProfile,
  type Format,
} from '../../model/reading.ts'
import { forgetCells } from '../forget-rows.ts'
import { detectEncoding } from './open-text.ts'
import { detectCells, isUnclosed, readCsv } from './read-csv.ts'
import { readMail } from './read-mail.ts'
import { readCards, readJson } from './read-objects.ts'
import { checkArchive, isArchive, readXlsx } from './read-xlsx.ts'

/** What a file turned out to be. */
export interface Staged {
  format: Format
  sheets: string[]
  columns: ColumnProfile[]
  rows: number
}

const looked = 60
/** Rows sent in one transaction. */
const chunk = 20_000

/**
 * Reads a file row by row into the import's own rows, in place of what is there. What `wanted` says is not judged but
 * believed. Where a quotation mark is never closed, it is read once more, each line a row.
 */
export async function stageFile(db: Db, run: string, path: string, wanted: Partial<Format> = {}): Promise<Staged> {
  try {
    return await stage(db, run, path, wanted, true)
  } catch (error) {
    if (!isUnclosed(error)) throw error
    return stage(db, run, path, wanted, false)
  }
}

async function stage(db: Db, run: string, path: string, wanted: Partial<Format>, quoted: boolean): Promise<Staged> {
  await forgetCells(db, run)
  const { format, sheets, source } = await openFile(db, path, wanted, quoted)
  const iterator = source[Symbol.asyncIterator]()
  const begun = await first(iterator)
  const isTable = format.kind === 'text' || format.kind === 'workbook'
  const header = isTable ? { ...detectHeader(begun), ...said(wanted) } : { before: 0, named: true }
  const { before, named } = header
  const names = named ? (begun[before] ?? []) : null
  const evidence = columnEvidence()
  let width = names?.length ?? 0
  let rows = 0
  const take = (cells: string[]) => {
    evidence.take(cells)
    if (names === null) width = Math.max(width, cells.length)
    rows++
    return [run, rows, cells]
  }
  const waiting = begun.slice(before + (named ? 1 : 0))
  for (;;) {
    let sent = 0
    const piece = async function* () {
      while (sent < chunk) {
        const cells = waiting.length > 0 ? waiting.shift()! : (await iterator.next()).value
        if (!cells) return
        sent++
        yield take(cells as string[])
      }
    }
    await db.copyIn('import_row', ['run_id', 'number', 'cells'], piece())
    if (sent < chunk) break
  }
  if (rows === 0) throw refuse.invalid([{ field: 'file', ...say('There are no rows in this file.') }])
  const columns = evidence.profiles(columnNames(names, width))
  return { format: { ...format, before, named }, sheets, columns, rows }
}

/** Where a person says that the names stand, as far as they say it. */
const said = ({ before, named }: Partial<Format>) => ({
  ...(before !== undefined && { before }),
  ...(named !== undefined && { named }),
})

async function openFile(db: Db, path: string, wanted: Partial<Format>, quoted: boolean) {
  const sheets: string[] = []
  const begun = await beginningOf(path)
  const plain = { encoding: 'utf-8', delimiter: ',', before: 0, named: true, sheet: null } as const
  if (isArchive(begun)) {
    await checkArchive(path)
    const sheet = wanted.sheet ?? null
    const format: Format = { ...plain, kind: 'workbook', sheet }
    return { format, sheets, source: readXlsx(path, sheet, sheets) }
  }
  if (isMail(new TextDecoder('latin1').decode(begun))) {
    const format: Format = { ...plain, kind: 'mail' }
    return { format, sheets, source: readMail(db, path) }
  }
  const encoding = wanted.encoding ?? (await detectEncoding(path))
  const start = new TextDecoder(encoding).decode(begun)
  if (isCards(start)) {
    const format: Format = { ...plain, kind: 'cards', encoding }
    return { format, sheets, source: readCards(path, encoding) }
  }
  if (isJson(start)) {
    const format: Format = { ...plain, kind: 'json', encoding }
    return { format, sheets, source: readJson(path, encoding, start) }
  }
  const delimiter = wanted.delimiter ?? (await detectCells(path, encoding))
  const format: Format = { ...plain, ...wanted, kind: 'text', encoding, delimiter }
  return { format, sheets, source: readCsv(path, format, quoted) }
}

async function beginningOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function first(iterator: AsyncIterator<string[]>): Promise<string[][]> {
  const rows: string[][] = []
  while (rows.length < looked) {
    const { value, done } = await iterator.next()
    if (done) break
    rows.push(value)
  }
  return rows
}
