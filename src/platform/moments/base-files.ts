import { readdir } from 'node:fs/promises'
import path from 'node:path'

// What a running server has for itself alone, or makes anew at its start: the list of PostgreSQL's own pg_basebackup.
const emptied = new Set(
  ['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'], // prettier-ignore
)
const left = new Set(
  ['postmaster.pid', 'postmaster.opts', 'postgresql.auto.conf.tmp', 'backup_label', 'tablespace_map', 'recovery.signal', 'standby.signal'], // prettier-ignore
)
const passing = /^(pgsql_tmp|pg_internal\.init|t\d+_\d+)/

/** The server's own book of where its log was; it is read last. */
export const controlFile = 'global/pg_control'

/** Folders and files of a cluster that belong to a base, by their paths with slashes; folders before what they hold. */
export async function baseFiles(cluster: string): Promise<{ folders: string[]; files: string[] }> {
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true })
  const found = entries.map((entry) => ({
    isFolder: entry.isDirectory(),
    isFile: entry.isFile(),
    path: path.relative(cluster, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'),
  }))
  const kept = found.filter(({ path: at }) => isKept(at)).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return {
    folders: kept.filter(({ isFolder }) => isFolder).map(({ path: at }) => at),
    files: kept.filter(({ isFile, path: at }) => isFile && at !== controlFile).map(({ path: at }) => at),
  }
}

function isKept(at: string): boolean {
  const [top = '', ...below] = at.split('/')
  if (left.has(at) || (emptied.has(top) && below.length > 0)) return false
  return !passing.test(at.split('/').at(-1)!)
}
