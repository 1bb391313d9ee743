import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { folderOfLine, linesOf, startOf, type Base, type Line } from './line.ts'
import { segmentStart } from './lsn.ts'
import { stretchesIn } from './stretch.ts'

/** So far back one can go at least, once that long is kept. */
export const reachMs = 7 * 86_400_000

/** How old the newest good base becomes. */
const baseAfterMs = 7 * 86_400_000

/** Whether it is time for another base. */
export function isBaseDue({ bases }: Line, now: Date): boolean {
  const good = bases.find(({ problem }) => problem === null)
  return !good || now.getTime() - Date.parse(good.at) >= baseAfterMs
}

/** Of these, newest first, those to be kept: back to a good one from before the reach; of what is no good, the newest alone. */
export function keptBases(bases: readonly Base[], now: Date): Base[] {
  const since = now.getTime() - reachMs
  const last = bases.findIndex(({ from, problem }) => problem === null && Date.parse(from) <= since)
  const reaching = last === -1 ? bases : bases.slice(0, last + 1)
  return reaching.filter(({ problem }, index) => problem === null || index === 0)
}

/** Removes what no kept base needs, and lines of which all is out of reach. */
export async function removeOld(backups: string, line: Line, now: Date): Promise<void> {
  line.bases = keptBases(line.bases, now)
  const folder = folderOfLine(backups, line)
  const kept = new Set(line.bases.map(({ file }) => file))
  for (const file of await readdir(folder))
    if (/\.base(\.part)?$/.test(file) && !kept.has(file)) await rm(path.join(folder, file), { force: true })
  const first = line.bases.map((base) => segmentStart(startOf(base))).reduce((a, b) => (a < b ? a : b))
  for (const { to, file } of await stretchesIn(folder))
    if (to <= first) await rm(path.join(folder, file), { force: true })
  for (const other of await linesOf(backups))
    if (other.name !== line.name && Date.parse(other.until) < now.getTime() - reachMs)
      await rm(folderOfLine(backups, other), { recursive: true, force: true })
}
