import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import type { FileStore } from '../files/index.ts'
import { tableOf } from '../records/columns.ts'
import type { Registry } from '../records/registry.ts'

/** The bytes of files by their digest, and the ids of records that have them. */
export interface StoredFile {
  sha256: string
  ids: string[]
}

const atOnce = 500

/** All that have bytes, each content once, in the order of the digests. Within a transaction. */
export async function* filesOf(client: pg.Client, registry: Registry): AsyncIterable<StoredFile> {
  const record = registry.record('file')
  if (!record) return
  await client.query(`declare stored_files no scroll cursor for
    select sha256, array_agg(id::text order by id) as ids from ${tableOf(record).name} where sha256 is not null group by sha256 order by sha256`)
  for (;;) {
    const { rows } = await client.query<StoredFile>(`fetch ${atOnce} from stored_files`)
    yield* rows
    if (rows.length < atOnce) break
  }
  await client.query('close stored_files')
}

/** The bytes of a file, from whichever of its records still has them as they were; null when none has. */
export async function wholeOf(
  store: FileStore,
  { sha256, ids }: StoredFile,
): Promise<{ id: string; bytes: number } | null> {
  for (const id of ids) {
    const found = await store.read(id).then(digestOf, () => null)
    if (found?.sha256 === sha256) return { id, bytes: found.bytes }
  }
  return null
}

async function digestOf(stream: Readable): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}
