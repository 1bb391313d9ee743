import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { typesOf } from './lines.ts'
import type { PartEntry } from './manifest.ts'
import { damaged } from './open.ts'

const named = pg.escapeIdentifier
const batchLength = 1024 * 1024

/** Puts the lines of a part into its table. Refuses lines that are not those which the manifest lists. */
export async function fillTable(client: pg.Client, part: PartEntry, bytes: Readable): Promise<void> {
  const insert = await insertOf(client, part)
  const { rows } = await eachBatch(part, bytes, async (lines) => {
    await client.query(insert, [`[${lines.join(',')}]`])
  })
  if (rows !== part.rows) throw damaged(part.path)
}

/** Reads a part to its end, some lines at a time. Refuses one of which the digest is another than the manifest's. */
export async function eachBatch(
  part: PartEntry,
  bytes: Readable,
  take: (lines: string[]) => Promise<void>,
): Promise<{ rows: number }> {
  const hash = createHash('sha256')
  let rows = 0
  let rest = ''
  const decoder = new TextDecoder('utf-8')
  const taken = async (lines: string[]) => {
    rows += lines.length
    if (lines.length > 0) await take(lines)
  }
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk)
      rest += decoder.decode(chunk, { stream: true })
      if (rest.length < batchLength) continue
      const end = rest.lastIndexOf('\n') + 1
      await taken(end > 0 ? rest.slice(0, end - 1).split('\n') : [])
      rest = rest.slice(end)
    }
    if (rest !== '') await taken(rest.replace(/\n$/, '').split('\n'))
  } catch (error) {
    throw isOfBytes(error) ? damaged(part.path) : error
  }
  if (hash.digest('hex') !== part.sha256) throw damaged(part.path)
  return { rows }
}

/** What the database says of values that are none of their column, and the zip of bytes that are none of its own. */
function isOfBytes(error: unknown): boolean {
  const { code, name } = error as { code?: string; name?: string }
  return name !== 'Refusal' && (code === undefined || /^(22|23)...$/.test(code) || code.startsWith('Z_'))
}

async function insertOf(client: pg.Client, { path, table, columns }: PartEntry): Promise<string> {
  const types = await typesOf(client, table)
  const unknown = Object.entries(columns).find(([, column]) => !types.has(column))
  if (unknown)
    throw refuse.notNow(say('This archive comes from a newer Farley: “{newer}” is unknown here.', { newer: `${path}: ${unknown[0]}` })) // prettier-ignore
  const cells = Object.entries(columns)
  const given = cells.map(([key, column]) => `${named(key)} ${types.get(column)}`)
  return `insert into ${named(table)} (${cells.map(([, column]) => named(column)).join(', ')}) overriding system value
    select ${cells.map(([key]) => `r.${named(key)}`).join(', ')} from json_to_recordset($1::json) as r (${given.join(', ')})`
}
