import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { text } from 'node:stream/consumers'
import { Writable, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract, type Extract } from 'tar-stream'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { clientConfig, type Workspace } from '../db/index.ts'
import type { Progress } from './backup.ts'
import { isKept, manifestIn, type Manifest } from './manifest.ts'
import { isOwnTable } from '../own/own-table.ts'
import { damaged } from './damaged.ts'
import { fileList, mustBeListed, noting, type Digests } from './file-list.ts'
import { clearTables, continueNumbers, mustBeEmpty } from './filling.ts'
import { makeOwnColumns } from './own-columns.ts'
import { makeOwnTables } from './own-tables.ts'
import { counter } from './tables.ts'

export interface RestoreOptions {
  /** The folder of the file store; null: the bytes of files are read, and kept nowhere. */
  files: string | null
  /** Takes the place of what is there; else a workspace that has users is refused. */
  replace?: boolean
  progress?: Progress
  /** Told what was filled, with the digests of the files by their paths, before it is taken over. */
  read?: (client: pg.Client, digests: Digests) => Promise<void>
}

const inUse = say(
  'This workspace is in use. Restore into an empty one, or say --replace to put the archive in its place.',
)

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never

/**
 * Fills a workspace from an archive that `backup` wrote, in one transaction: all of it, compared table by table with what
 * the archive says, or nothing. Refuses an archive of a newer Farley and, without `replace`, a workspace in use.
 */
export async function restore(workspace: Workspace, from: Readable, options: RestoreOptions): Promise<Manifest> {
  const client = new pg.Client(clientConfig(workspace.settings('owner')))
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local statement_timeout = 0')
    if (!options.replace) await mustBeEmpty(client, inUse)
    const manifest = await fill(client, from, options)
    await client.query('select begin_ledger_era()')
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, from: Readable, options: RestoreOptions): Promise<Manifest> {
  const archive = extract()
  const reading = pipeline(from, createGunzip(), archive)
  reading.catch(() => {})
  let manifest: Manifest | undefined
  let list: string | undefined
  const digests: Digests = new Map()
  for await (const each of archive) {
    if (!manifest) manifest = await readManifest(client, each, await clearTables(client))
    else if (each.header.name.startsWith('tables/')) await fillTable(client, manifest, each, options)
    else if (each.header.name.startsWith('files/')) await takeFile(options.files, each, digests)
    else if (each.header.name === fileList) list = await text(each)
    else each.resume()
  }
  await reading
  if (!manifest) throw refuse.invalid([{ field: 'file', ...say('This is no archive of Farley.') }])
  if (list !== undefined) mustBeListed(digests, list)
  else if (manifest.filesListed) throw damaged(fileList)
  await options.read?.(client, digests)
  await continueNumbers(client)
  return manifest
}

async function readManifest(client: pg.Client, each: Entry, tables: ReadonlySet<string>): Promise<Manifest> {
  const manifest = manifestIn(each.header.name, await text(each))
  const { rows } = await client.query<{ name: string }>("select room || '/' || name as name from migration")
  const known = new Set(rows.map(({ name }) => name))
  const newer =
    manifest.migrations.find((name) => !known.has(name)) ??
    manifest.tables.find(({ name }) => !isOwnTable(name) && (!tables.has(name) || !isKept(name)))?.name
  if (newer) throw refuse.notNow(say('This archive comes from a newer Farley: “{newer}” is unknown here.', { newer }))
  await makeOwnTables(client, tables, manifest.tables)
  await makeOwnColumns(client, manifest.tables)
  return manifest
}

async function fillTable(client: pg.Client, manifest: Manifest, each: Entry, options: RestoreOptions) {
  const name = each.header.name.slice('tables/'.length, -'.copy'.length)
  const table = manifest.tables.find((entry) => entry.name === name)
  if (!table)
    throw refuse.invalid([
      { field: 'file', ...say('The archive holds a table that it does not list: {name}.', { name }) },
    ])
  await options.progress?.(name, manifest.tables.indexOf(table), manifest.tables.length)
  const { counting, counted } = counter()
  const columns = table.columns.map(pg.escapeIdentifier).join(', ')
  await pipeline(each, counting, client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${columns}) from stdin`)))
  const { rows, sha256 } = counted()
  if (rows !== table.rows || sha256 !== table.sha256) {
    throw damaged(name)
  }
}

/** Keeps a file where a folder is given; its digest is noted either way. */
async function takeFile(folder: string | null, each: Entry, digests: Digests) {
  const name = each.header.name.slice('files/'.length)
  if (folder === null) return pipeline(each, noting(digests, name), new Writable({ write: (_chunk, _encoding, done) => done() })) // prettier-ignore
  const path = normalize(join(folder, name))
  if (!path.startsWith(normalize(folder) + sep))
    throw refuse.invalid([{ field: 'file', ...say('The archive names a file outside its folder.') }])
  await mkdir(dirname(path), { recursive: true })
  await pipeline(each, noting(digests, name), createWriteStream(path))
}
