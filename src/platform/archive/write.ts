import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { counter } from '../backup/tables.ts'
import { clientConfig } from '../db/index.ts'
import { openFileStore, type FileStore } from '../files/index.ts'
import type { Registry } from '../records/registry.ts'
import type { Site } from '../site.ts'
import { describe } from './describe.ts'
import { linesOf, oneWay } from './lines.ts'
import { format, type Manifest, type PartEntry } from './manifest.ts'
import { partsOf } from './parts.ts'
import { readMe } from './read-me.ts'
import { stateIn, stateOf } from './state.ts'
import { filesOf, wholeOf } from './stored-files.ts'
import { add, openZip, type Zip } from './zip.ts'

export interface WriteOptions {
  version: string
  /** Told what is being written, how much is and how much there is, as far as it is known; may throw to end it. */
  progress?: (path: string, done: number, total: number) => Promise<void> | void
}

/**
 * Writes a whole workspace into one open archive, as it was at one moment, while others go on working: a zip of JSON lines
 * and files that needs no Farley to be read (docs/archive-format.md). What opens a door stays here. The store of memory
 * does not grow with the workspace.
 */
export async function writeArchive(site: Site, to: Writable, options: WriteOptions): Promise<Manifest> {
  const { workspace, registry } = site
  const client = new pg.Client(clientConfig(workspace.settings('owner')))
  const zip = openZip()
  const written = pipeline(zip.file.outputStream, to)
  written.catch(() => {})
  try {
    await begin(client)
    const parts = await writeParts(client, zip, registry, options)
    const { files, missing } = await writeFiles(client, zip, registry, openFileStore(site.data), parts.length, options)
    const manifest: Manifest = {
      farleyArchive: format,
      farley: options.version,
      madeAt: site.now().toISOString(),
      workspace: (await site.settings()).name,
      state: stateOf([...parts, ...files.map(({ sha256 }) => ({ path: `files/${sha256}`, sha256 }))]),
      migrations: await migrationsOf(client),
      parts,
      files,
      missing,
    }
    await client.query('commit')
    zip.file.addBuffer(Buffer.from(JSON.stringify(describe(registry), null, 2)), 'types.json')
    zip.file.addBuffer(Buffer.from(readMe(manifest)), 'README.txt')
    zip.file.addBuffer(Buffer.from(JSON.stringify(manifest, null, 2)), 'manifest.json')
    zip.file.end()
    await written
    return manifest
  } catch (error) {
    to.destroy()
    throw error
  } finally {
    await client.end()
  }
}

/** The digest that an archive written now would have. */
export async function stateNow({ workspace, registry, data }: Site): Promise<string> {
  const client = new pg.Client(clientConfig(workspace.settings('owner')))
  try {
    await begin(client)
    const store = openFileStore(data)
    const files: Manifest['files'] = []
    for await (const file of filesOf(client, registry)) {
      const whole = await wholeOf(store, file)
      if (whole) files.push({ sha256: file.sha256, bytes: whole.bytes })
    }
    return await stateIn(client, await partsOf(client, registry), files)
  } finally {
    await client.end()
  }
}

/** One moment, for as long as it takes. Reading takes no transaction id, so nobody waits for it. */
async function begin(client: pg.Client): Promise<void> {
  await client.connect()
  await client.query('begin isolation level repeatable read read only')
  await client.query(`set local statement_timeout = 0; ${oneWay}`)
}

async function writeParts(client: pg.Client, zip: Zip, registry: Registry, options: WriteOptions) {
  const entries: PartEntry[] = []
  const parts = await partsOf(client, registry)
  for (const [done, { order, ...part }] of parts.entries()) {
    await options.progress?.(part.path, done, parts.length)
    const { counting, counted } = counter()
    const lines = await linesOf(client, { ...part, order })
    await Promise.all([pipeline(lines, counting), add(zip, counting, part.path, true)])
    entries.push({ ...part, ...counted() })
  }
  return entries
}

async function writeFiles(
  client: pg.Client,
  zip: Zip,
  registry: Registry,
  store: FileStore,
  before: number,
  options: WriteOptions,
) {
  const files: Manifest['files'] = []
  const missing: string[] = []
  for await (const file of filesOf(client, registry)) {
    const whole = await wholeOf(store, file)
    if (!whole) {
      missing.push(file.sha256)
      continue
    }
    const done = before + files.length
    await options.progress?.(`files/${file.sha256}`, done, done + 1)
    await add(zip, await store.read(whole.id), `files/${file.sha256}`, false)
    files.push({ sha256: file.sha256, bytes: whole.bytes })
  }
  return { files, missing }
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select room || '/' || name as name from migration order by room, number",
  )
  return rows.map(({ name }) => name)
}
