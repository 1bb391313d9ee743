import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { open, type Entry, type ZipFile } from 'yauzl'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { widest } from './read-csv.ts'

const mebibyte = 1024 * 1024
const limits = { entries: 2_000, bytes: 1024 * mebibyte, words: 200 * mebibyte, ratio: 200 }

/** Refuses, before anything is unpacked, an archive that says it holds more than a workbook would. */
export async function checkArchive(path: string): Promise<void> {
  const entries = await entriesOf(path)
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0)
  const words = entries.find(({ fileName }) => /sharedStrings\.xml$/i.test(fileName))?.uncompressedSize ?? 0
  const isBomb = unpacked > 10 * mebibyte && unpacked > packed * limits.ratio
  if (entries.length > limits.entries || unpacked > limits.bytes || words > limits.words || isBomb) {
    throw refuse.tooLarge(say('This workbook is too large. Save its sheet as CSV.'))
  }
  if (!entries.some(({ fileName }) => /^xl\/workbook\.xml$/i.test(fileName))) throw noWorkbook()
  await checkSizes(path)
}

const noWorkbook = () =>
  refuse.invalid([{ field: 'file', ...say('This is no workbook that can be read. Save it as XLSX or CSV.') }])

function entriesOf(path: string): Promise<Entry[]> {
  const entries: Entry[] = []
  return eachEntry(path, async (_zip, entry) => entries.push(entry) <= limits.entries).then(() => entries)
}

/** Unpacks every file to nowhere: one that turns out larger than it says fails here. */
function checkSizes(path: string): Promise<void> {
  return eachEntry(path, async (zip, entry) => {
    const stream = await new Promise<Readable>((resolve, reject) =>
      zip.openReadStream(entry, (error, stream) => (error || !stream ? reject(noWorkbook()) : resolve(stream))),
    )
    await finished(stream.resume())
    return true
  })
}

/** Visits the files of an archive in turn, until `visit` answers false. */
function eachEntry(path: string, visit: (zip: ZipFile, entry: Entry) => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(noWorkbook())
    open(path, { lazyEntries: true, validateEntrySizes: true }, (error, zip?: ZipFile) => {
      if (error || !zip) return fail()
      zip.on('entry', (entry: Entry) => {
        visit(zip, entry).then((goesOn) => (goesOn ? zip.readEntry() : zip.close()), fail)
      })
      zip.on('end', resolve)
      zip.on('close', resolve)
      zip.on('error', fail)
      zip.readEntry()
    })
  })
}

/** Whether the bytes at the beginning of a file are those of an archive. */
export function isArchive(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04
}

/** The rows of a sheet as text: the named one, else the first that has rows. `sheets` collects the names of all. */
export async function* readXlsx(path: string, sheet: string | null, sheets: string[]): AsyncIterable<string[]> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
    entries: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    worksheets: 'emit',
  })
  let found = false
  try {
    for await (const worksheet of reader) {
      const name = (worksheet as unknown as { name?: string }).name ?? `Sheet ${sheets.length + 1}`
      sheets.push(name)
      const wanted = sheet === null ? !found : name === sheet
      for await (const row of worksheet) {
        if (!wanted) continue
        const cells = textsOf(row)
        if (cells.length === 0) continue
        if (cells.length > widest) throw refuse.tooLarge(say('A file has at most {widest} columns.', { widest }))
        found = true
        yield cells
      }
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'Refusal') throw error
    throw noWorkbook()
  }
}

function textsOf(row: ExcelJS.Row): string[] {
  const cells: string[] = []
  row.eachCell({ includeEmpty: true }, (cell, column) => void (cells[column - 1] = textOf(cell.value)))
  const filled = Array.from(cells, (cell) => cell ?? '')
  return filled.some((cell) => cell.trim() !== '') ? filled : []
}

/** A cell as a person would have typed it into a text file: days as 2026-11-22, formulas as what they come to. */
function textOf(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return dayOrMoment(value)
  if (typeof value !== 'object') return String(value)
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('result' in value) return textOf((value as ExcelJS.CellFormulaValue).result as ExcelJS.CellValue)
  if ('text' in value) return textOf(value.text as ExcelJS.CellValue)
  return ''
}

function dayOrMoment(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}
