import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { nested } from '../../kernel/own-field.ts'
import type { LinkedById } from '../records/read/index.ts'
import { lineOf } from './cell.ts'
import type { Cell, Column, Row } from './columns.ts'

/** Some rows of a list, with what they link to. */
export interface Page {
  rows: readonly Row[]
  linked: LinkedById
}

/** What is written: the list's name, its columns, and its rows a page at a time. */
export interface Written {
  title: string
  columns: readonly Column[]
  pages: AsyncIterable<Page>
  /** Whose clock moments are told by, where a file has no time zone. */
  timeZone: string
}

interface Format {
  type: string
  write: (file: string, written: Written) => Promise<void>
}

/** The files that rows can be written to. */
export const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: (file, written) => writeText(file, csvOf(written)) },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: writeWorkbook },
  json: { type: 'application/json; charset=utf-8', write: (file, written) => writeText(file, jsonOf(written)) },
} as const satisfies Record<string, Format>
export type FormatName = keyof typeof formats
export const formatNames = Object.keys(formats) as [FormatName, ...FormatName[]]

/** Only for who runs Farley. */
const open = (file: string) => createWriteStream(file, { mode: 0o600 })

/** Writes text piece by piece. */
export const writeText = (file: string, pieces: AsyncIterable<string>) => pipeline(Readable.from(pieces), open(file))

async function* csvOf({ columns, pages }: Written): AsyncIterable<string> {
  // Spreadsheets take a file for UTF-8 only when it says so.
  yield `\uFEFF${lineOf(columns.map(({ heading }) => heading))}`
  for await (const { rows, linked } of pages)
    yield rows.map((row) => lineOf(columns.map(({ cell }) => cell(row, linked)))).join('')
}

/** A list of the rows as the API answers them. */
async function* jsonOf({ pages }: Written): AsyncIterable<string> {
  let before = '[\n'
  for await (const { rows } of pages) {
    if (rows.length > 0) yield `${before}${rows.map((row) => JSON.stringify(nested(row))).join(',\n')}`
    if (rows.length > 0) before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** Rows that a sheet holds, its heading left out. */
const sheetRows = 1_000_000
/** Characters that a cell holds. */
const longestCell = 32_767
const shapes = { number: '#,##0.##', amount: '#,##0.00', date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' }

/** Numbers and days are such, so that a spreadsheet can reckon with them; text is never a formula. */
async function writeWorkbook(file: string, { title, columns, pages, timeZone }: Written): Promise<void> {
  const stream = open(file)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const valueIn = valueReader(timeZone)
  let sheet = newSheet(workbook, title, columns)
  let sheets = 1
  let left = sheetRows
  for await (const { rows, linked } of pages)
    for (const row of rows) {
      if (left-- === 0) {
        sheet.commit()
        sheet = newSheet(workbook, `${title} ${++sheets}`, columns)
        left = sheetRows - 1
      }
      sheet.addRow(columns.map(({ cell, kind }) => valueIn(cell(row, linked), kind))).commit()
    }
  sheet.commit()
  await workbook.commit()
}

function newSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, title: string, columns: readonly Column[]) {
  const name = title.replace(/[[\]:*?/\\]/g, ' ').slice(-31)
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ heading, kind }) => ({
    width: Math.min(48, Math.max(12, heading.length + 2)),
    ...(kind && { style: { numFmt: shapes[kind] } }),
  }))
  const head = sheet.addRow(columns.map(({ heading }) => heading))
  head.font = { bold: true }
  head.commit()
  return sheet
}

function valueReader(timeZone: string): (cell: Cell, kind: Column['kind']) => Cell | Date {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return (cell, kind) => {
    if (cell === null || cell === '') return null
    if (kind === 'number' || kind === 'amount') return Number(cell)
    if (kind === 'date') return new Date(`${String(cell)}T00:00:00Z`)
    // As the clock on the wall says: a workbook knows no time zone.
    if (kind === 'moment') return new Date(`${clock.format(new Date(String(cell))).replace(' ', 'T')}Z`)
    return typeof cell === 'string' ? cell.slice(0, longestCell) : cell
  }
}
