import pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { clearTables, continueNumbers, mustBeEmpty } from '../backup/filling.ts'
import { makeOwnColumns } from '../backup/own-columns.ts'
import { makeOwnTables } from '../backup/own-tables.ts'
import { clientConfig } from '../db/index.ts'
import { openFileStore } from '../files/index.ts'
import type { Registry } from '../records/registry.ts'
import type { Site } from '../site.ts'
import { fillTable } from './fill-table.ts'
import { oneWay } from './lines.ts'
import type { Manifest, PartEntry } from './manifest.ts'
import { damaged, openArchive, type OpenArchive } from './open.ts'
import { partsOf, type Part } from './parts.ts'
import { putFiles, type PutFiles } from './put-files.ts'
import { stateIn } from './state.ts'

/**
 * Fills an empty workspace from an archive that `writeArchive` wrote: the same ids, versions and history, proven by the
 * digest of all of it before anything stays. All or nothing. Refuses a workspace in use, an archive of a newer Farley, and
 * a damaged one, naming the part.
 */
export async function restoreArchive(
  site: Site,
  path: string,
  progress: (path: string) => void = () => {},
): Promise<Manifest> {
  const archive = await openArchive(path)
  const client = new pg.Client(clientConfig(site.workspace.settings('owner')))
  const put: PutFiles = { ids: [] }
  const store = openFileStore(site.data)
  try {
    await client.connect()
    await client.query('begin')
    await client.query(`set local statement_timeout = 0; ${oneWay}`)
    await mustBeEmpty(client, say('This workspace is in use. An archive is restored into an empty one: start with another FARLEY_DATA.')) // prettier-ignore
    const shapes = await fill(client, site.registry, archive, progress)
    await putFiles(client, site.registry, store, archive, put, progress)
    if ((await stateIn(client, shapes, archive.manifest.files)) !== archive.manifest.state)
      throw damaged('manifest.json')
    await client.query(lastEra)
    await client.query('select begin_ledger_era()')
    await client.query('commit')
    put.ids = []
    site.forget()
    await site.describe()
    return archive.manifest
  } catch (error) {
    await client.query('rollback').catch(() => {})
    for (const id of put.ids) await store.remove(id)
    throw error
  } finally {
    await client.end()
    archive.close()
  }
}

async function fill(
  client: pg.Client,
  registry: Registry,
  { manifest, read }: OpenArchive,
  progress: (path: string) => void,
): Promise<Omit<Part, 'own'>[]> {
  await mustBeKnown(client, manifest)
  const there = await clearTables(client)
  const tables = manifest.parts.map((part) => ({ ...part, name: part.table, columns: Object.values(part.columns) }))
  await makeOwnTables(client, there, tables)
  await makeOwnColumns(client, tables)
  // Only what may leave may come in: no archive brings a password along.
  const shapes = new Map((await partsOf(client, registry)).map((part) => [part.table, part]))
  const filled: Omit<Part, 'own'>[] = []
  for (const part of inOrder(manifest.parts)) {
    const shape = shapes.get(part.table)
    if (!shape) throw newer(part.path)
    progress(part.path)
    await fillTable(client, part, await read(part.path))
    filled.push({ ...part, order: shape.order })
  }
  await continueNumbers(client)
  return filled
}

/** A digest names its block, which must be there. */
const inOrder = (parts: readonly PartEntry[]) => parts.toSorted((one, other) => (one.table < other.table ? -1 : 1))

async function mustBeKnown(client: pg.Client, { migrations }: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string }>("select room || '/' || name as name from migration")
  const known = new Set(rows.map(({ name }) => name))
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown) throw newer(unknown)
}

const newer = (what: string) =>
  refuse.notNow(say('This archive comes from a newer Farley: “{newer}” is unknown here.', { newer: what }))

/** Those who read the ledger may have come further than its lines. */
const lastEra = `insert into ledger_era (era)
  select coalesce(greatest((select max(era) from ledger), (select max(era) from ledger_reader)), 1)`
