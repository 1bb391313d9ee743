import { createHash } from 'node:crypto'
import { backupKey } from '../backup/index.ts'
import type { Connection } from '../db/index.ts'
import { folderOfLine, keepLine, readLine, type Line } from './line.ts'
import { lsnOf, lsnText, segmentStart } from './lsn.ts'
import { serverKind } from './server-kind.ts'
import { dropSlot, lineName, makeSlot, slotsOn, type Slot } from './slot.ts'
import { removeHalf } from './stretch.ts'
import { takenOf } from './take.ts'

/** The line that the server goes on with; another one is begun where the last was broken: nothing of the log may be missing. */
export async function lineOn(
  admin: Connection,
  backups: string,
  keyFile: string,
  now: Date,
  known?: Line,
): Promise<Line> {
  const line = await lineThere(admin, backups, keyFile, known)
  if (line && !known) await removeHalf(folderOfLine(backups, line))
  if (line) return line
  for (const { name } of await slotsOn(admin)) await dropSlot(admin, name)
  return beginLine(admin, backups, keyFile, now)
}

/** The line that the server can go on with; undefined where it can with none. */
export async function lineThere(
  admin: Connection,
  backups: string,
  keyFile: string,
  known?: Line,
): Promise<Line | undefined> {
  const [slot] = (await slotsOn(admin)).slice(-1)
  if (!slot) return undefined
  const line = known?.name === slot.name ? known : await readLine(backups, slot.name)
  return line?.key === digestOf(keyFile) && (await leadsOn(admin, backups, line, slot)) ? line : undefined
}

/** Whether the server still has what comes after the last piece, and is not itself behind that: files of a server can be put back. */
async function leadsOn(admin: Connection, backups: string, line: Line, slot: Slot): Promise<boolean> {
  if (slot.lost) return false
  const { timeline, flushed } = await placeOf(admin)
  const taken = await takenOf(folderOfLine(backups, line), line)
  return timeline === line.timeline && segmentStart(slot.from) <= taken && taken <= flushed
}

async function beginLine(admin: Connection, backups: string, keyFile: string, now: Date): Promise<Line> {
  const name = lineName(now)
  const start = segmentStart(await makeSlot(admin, name))
  const { timeline } = await placeOf(admin)
  const until = now.toISOString()
  const line: Line = {
    name,
    timeline,
    server: serverKind(),
    key: digestOf(keyFile),
    start: lsnText(start),
    until,
    bases: [],
  }
  await keepLine(backups, line)
  return line
}

async function placeOf(admin: Connection) {
  const text = `select timeline_id as timeline, pg_current_wal_flush_lsn()::text as flushed from pg_control_checkpoint()`
  const [place] = await admin.send<{ timeline: number; flushed: string }>({ text, values: [] })
  return { timeline: place!.timeline, flushed: lsnOf(place!.flushed) }
}

/** Of random bytes the digest tells nothing. */
const digestOf = (keyFile: string) => createHash('sha256').update(backupKey(keyFile, true)).digest('hex')
