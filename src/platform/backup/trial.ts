import type { Readable } from 'node:stream'
import path from 'node:path'
import type pg from 'pg'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { inScratch, type Cluster } from '../db/index.ts'
import { verifyChain } from '../ledger/index.ts'
import type { Progress } from './backup.ts'
import type { Digests } from './file-list.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'

/** What a trial has shown to be whole. */
export interface Trial {
  manifest: Manifest
  rows: number
  /** Lines of the ledger that the chain of digests holds. */
  lines: number
  /** Ids of files of which the bytes are gone, or are not those that were uploaded. */
  lostFiles: string[]
}

/**
 * Restores a backup into a database of its own, compares every table with what the backup says and every line of the ledger
 * with its digest, and drops the database. Refuses a backup of which anything is not so.
 */
export async function tryRestore(cluster: Cluster, from: Readable, progress?: Progress): Promise<Trial> {
  return inScratch(cluster, async (workspace) => {
    let lostFiles: string[] = []
    const read = async (client: pg.Client, digests: Digests) => void (lostFiles = await lostAmong(client, digests))
    const manifest = await restore(workspace, from, { files: null, read, ...(progress && { progress }) })
    const { lines, faults } = await verifyChain(workspace.db)
    if (faults.length > 0)
      throw refuse.invalid([
        { field: 'file', ...say('The ledger in this backup was changed: line {at}.', { at: faults[0]!.at }) },
      ])
    return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), lines, lostFiles }
  })
}

/** What the database says of files, held against the bytes that lie in the backup under their ids. */
async function lostAmong(client: pg.Client, digests: Digests): Promise<string[]> {
  const byId = new Map([...digests].map(([file, digest]) => [path.basename(file), digest]))
  const { rows } = await client.query<{ id: string; sha256: string }>(
    'select id, sha256 from files where sha256 is not null order by id',
  )
  return rows.filter(({ id, sha256 }) => byId.get(id) !== sha256).map(({ id }) => id)
}
