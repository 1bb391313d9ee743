import type pg from 'pg'
import type { Readable } from 'node:stream'
import type { FileStore } from '../files/index.ts'
import type { Registry } from '../records/registry.ts'
import { damaged, type OpenArchive } from './open.ts'
import { filesOf, wholeOf } from './stored-files.ts'

/** Which bytes were put into the store, for who must take them out again. */
export interface PutFiles {
  ids: string[]
}

/**
 * Puts the bytes of files into the store, for every record that has them, before anything is taken over: should the machine
 * stop meanwhile, they are bytes without a record, which the sweep removes. Refuses bytes that are not what they are called.
 */
export async function putFiles(
  client: pg.Client,
  registry: Registry,
  store: FileStore,
  { manifest, read }: OpenArchive,
  put: PutFiles,
  progress: (path: string) => void,
): Promise<void> {
  const listed = new Set(manifest.files.map(({ sha256 }) => sha256))
  for await (const { sha256, ids } of filesOf(client, registry)) {
    if (!listed.delete(sha256)) continue
    const path = `files/${sha256}`
    progress(path)
    for (const id of ids) {
      // An attempt that was cut short may have left them.
      if (await wholeOf(store, { sha256, ids: [id] })) continue
      const kept = await store.put(id, unharmed(await read(path), path), { limit: Infinity })
      put.ids.push(id)
      if (kept.sha256 !== sha256) throw damaged(path)
    }
  }
  const [nobodys] = listed
  if (nobodys) throw damaged(`files/${nobodys}`)
}

async function* unharmed(bytes: Readable, path: string): AsyncIterable<Uint8Array> {
  try {
    yield* bytes as AsyncIterable<Uint8Array>
  } catch {
    throw damaged(path)
  }
}
