import { open } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { detectDelimiter, type Delimiter, type Encoding, type Format } from '../../model/reading.ts'
import { openText } from './open-text.ts'

/** Longest record, in characters: beyond it a quotation mark was not closed. */
const longestRecord = 256 * 1024
const sampleBytes = 256 * 1024

/** What separates the cells of a text file, judged by the lines at its beginning. */
export async function detectCells(path: string, encoding: Encoding): Promise<Delimiter> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    const sample = new TextDecoder(encoding).decode(buffer.subarray(0, bytesRead))
    return detectDelimiter(sample).delimiter
  } finally {
    await file.close()
  }
}

/** Whether a file failed because a quotation mark was never closed, which swallows the rows after it. */
export function isUnclosed(error: unknown): boolean {
  return error instanceof CsvError
}

/** The records of a text file; with `quoted` false every line is a record of its own, whatever its quotation marks. */
export async function* readCsv(
  path: string,
  { encoding, delimiter }: Format,
  quoted: boolean,
): AsyncIterable<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRecord,
    record_delimiter: ['\r\n', '\n', '\r'],
    ...(!quoted && { quote: null }),
  })
  const source = openText(path, encoding)
  source.on('error', (error) => parser.destroy(error))
  let first = true
  for await (const record of source.pipe(parser)) {
    const cells = (record as string[]).map((cell) => clean(cell, quoted))
    if (first && /^sep=/i.test(cells[0] ?? '') && cells.length <= 2) continue
    first = false
    if (cells.length > widest) throw refuse.tooLarge(say('A file has at most {widest} columns.', { widest }))
    yield cells
  }
}

export const widest = 1000

/** NUL is no text, and a cell is no place for a book; a line read without quotation marks loses those around its cells. */
function clean(cell: string, quoted: boolean): string {
  let text = cell.length > 60_000 ? cell.slice(0, 60_000) : cell
  if (text.includes('\0')) text = text.replaceAll('\0', '\uFFFD')
  return quoted ? text : text.replace(/^\s*"(.*)"\s*$/, '$1').replaceAll('""', '"')
}
