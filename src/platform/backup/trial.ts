import type { Readable } from 'node:stream'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { inScratch, type Cluster } from '../db/index.ts'
import { verifyChain } from '../ledger/index.ts'
import type { Progress } from './backup.ts'
import type { Manifest } from './manifest.ts'
import { restore } from './restore.ts'

/** What a trial has shown to be whole. */
export interface Trial {
  manifest: Manifest
  rows: number
  /** Lines of the ledger that the chain of digests holds. */
  lines: number
}

/**
 * Restores a backup into a database of its own, compares every table with what the backup says and every line of the ledger
 * with its digest, and drops the database. Refuses a backup of which anything is not so.
 */
export async function tryRestore(cluster: Cluster, from: Readable, progress?: Progress): Promise<Trial> {
  return inScratch(cluster, async (workspace) => {
    const manifest = await restore(workspace, from, { files: null, ...(progress && { progress }) })
    const { lines, faults } = await verifyChain(workspace.db)
    if (faults.length > 0)
      throw refuse.invalid([
        { field: 'file', ...say('The ledger in this backup was changed: line {at}.', { at: faults[0]!.at }) },
      ])
    return { manifest, rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0), lines }
  })
}
