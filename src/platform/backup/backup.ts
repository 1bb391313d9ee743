import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { pack, type Pack } from 'tar-stream'
import { clientConfig, type Workspace } from '../db/index.ts'
import { fileList, listOf, noting, type Digests } from './file-list.ts'
import type { Manifest, TableEntry } from './manifest.ts'
import { copyTable, tablesOf } from './tables.ts'

export interface BackupOptions {
  /** The folder of the file store. */
  files: string
  version: string
  progress?: Progress
}

/** Told what is being read or filled, how many were before it, and how many there are. */
export type Progress = (what: string, done: number, total: number) => void | Promise<void>

/**
 * Writes a whole workspace into one archive (a gzipped tar: `manifest.json`, `tables/*.copy`, `files/**`), as it was at one
 * moment, while others go on working.
 */
export async function backup(workspace: Workspace, to: Writable, options: BackupOptions): Promise<Manifest> {
  const folder = await mkdtemp(join(tmpdir(), 'farley-backup-'))
  const client = new pg.Client(clientConfig(workspace.settings('owner')))
  try {
    await client.connect()
    // Reading takes no transaction id, so nobody waits for it.
    await client.query('begin isolation level repeatable read read only')
    const { tables, migrations } = await copyTables(client, folder, options)
    await client.query('commit')
    const files = await filesIn(options.files)
    const manifest: Manifest = {
      format: 1,
      farley: options.version,
      madeAt: new Date().toISOString(),
      migrations,
      tables,
      files: files.length,
      filesListed: true,
    }
    await writeArchive(to, manifest, folder, options.files, files)
    return manifest
  } finally {
    await client.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function copyTables(client: pg.Client, folder: string, options: BackupOptions) {
  const { rows } = await client.query<{ name: string }>(
    "select room || '/' || name as name from migration order by room, number",
  )
  const tables: TableEntry[] = []
  const shapes = await tablesOf(client)
  for (const [done, table] of shapes.entries()) {
    await options.progress?.(table.name, done, shapes.length)
    tables.push(await copyTable(client, table, join(folder, table.name)))
  }
  return { tables, migrations: rows.map(({ name }) => name) }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))) // prettier-ignore
  // What is still coming in is nobody's yet.
  return files.filter((file) => !/^incoming[\\/]/.test(file))
}

async function writeArchive(to: Writable, manifest: Manifest, tables: string, store: string, files: readonly string[]) {
  const archive = pack()
  const written = pipeline(archive, createGzip(), to)
  const fill = async () => {
    await entry(archive, 'manifest.json', JSON.stringify(manifest, null, 2))
    for (const { name } of manifest.tables) await fileEntry(archive, `tables/${name}.copy`, join(tables, name))
    const digests: Digests = new Map()
    for (const file of files) await storedEntry(archive, file, store, digests)
    await entry(archive, fileList, listOf(digests))
    archive.finalize()
  }
  await Promise.all([written, fill().catch((error: Error) => archive.destroy(error))])
}

function entry(archive: Pack, name: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => archive.entry({ name }, text, (error) => (error ? reject(error) : resolve())))
}

/** Bytes that were taken away meanwhile are no part of it. */
async function storedEntry(archive: Pack, file: string, store: string, digests: Digests): Promise<void> {
  const found = await stat(join(store, file)).catch(() => null)
  if (!found) return
  const name = `files/${file}`
  await pipeline(createReadStream(join(store, file)), noting(digests, file), archive.entry({ name, size: found.size }))
}

async function fileEntry(archive: Pack, name: string, path: string): Promise<void> {
  const { size } = await stat(path)
  await pipeline(createReadStream(path), archive.entry({ name, size }))
}
