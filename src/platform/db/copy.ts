import pg from 'pg'
import { named } from './away.ts'
import type { Connection } from './connection.ts'
import type { CopySource } from './runner.ts'

const chunkLength = 64 * 1024

/** What the driver's connection can do during a COPY, which its types leave out. */
interface Wire {
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean }
}

/** Sends rows by COPY in text format; answers how many the server took. Nothing else may be sent meanwhile. */
export function copyRows(
  { client }: Connection,
  table: string,
  columns: readonly string[],
  rows: CopySource,
): Promise<number> {
  const into = table.split('.').map(pg.escapeIdentifier).join('.')
  const text = `copy ${into} (${columns.map(pg.escapeIdentifier).join(', ')}) from stdin`
  return new Promise((resolve, reject) => {
    const writing = { stopped: false, sourceError: undefined as unknown, wake: () => {} }
    const query = new pg.Query(text, (error: Error | undefined, result: pg.ResultBuilder) => {
      writing.stopped = true
      writing.wake()
      if (error) reject(writing.sourceError ?? named(error))
      else resolve(result.rowCount ?? 0)
    })
    Object.assign(query, {
      handleCopyInResponse: (wire: Wire) => void writeRows(wire, rows, writing),
    })
    client.query(query)
  })
}

interface Writing {
  stopped: boolean
  sourceError: unknown
  wake: () => void
}

async function writeRows(wire: Wire, rows: CopySource, writing: Writing): Promise<void> {
  let chunk = ''
  const send = async () => {
    wire.sendCopyFromChunk(Buffer.from(chunk))
    chunk = ''
    if (wire.stream.writableNeedDrain) await drained(wire, writing)
  }
  try {
    for await (const row of rows) {
      if (writing.stopped) return
      chunk += line(row)
      if (chunk.length >= chunkLength) await send()
    }
    if (writing.stopped) return
    if (chunk) await send()
    wire.endCopyFrom()
  } catch (error) {
    writing.sourceError = error
    if (!writing.stopped) wire.sendCopyFail('the source of the rows failed')
  }
}

function drained(wire: Wire, writing: Writing): Promise<void> {
  return new Promise((resolve) => {
    writing.wake = resolve
    wire.stream.once('drain', resolve)
  })
}

function line(row: readonly unknown[]): string {
  let text = ''
  for (let index = 0; index < row.length; index++) text += (index ? '\t' : '') + field(row[index])
  return `${text}\n`
}

const isSpecial = /[\\\n\r\t]/
const special = /[\\\n\r\t]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function field(value: unknown): string {
  if (value === null) return '\\N'
  const text = typeof value === 'string' ? value : written(value)
  return isSpecial.test(text) ? text.replace(special, (character) => escapes[character]!) : text
}

function written(value: unknown): string {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'string') return String(value)
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (Array.isArray(value)) return `{${value.map(listItem).join(',')}}`
  throw new TypeError(`COPY cannot take ${value === undefined ? 'undefined' : `a ${typeof value}`}`)
}

function listItem(value: unknown): string {
  if (value === null) return 'NULL'
  if (Array.isArray(value)) return written(value)
  return `"${written(value).replace(/[\\"]/g, '\\$&')}"`
}
