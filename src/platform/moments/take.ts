import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sealedInto } from '../backup/index.ts'
import type { Connection } from '../db/index.ts'
import { wholeFile } from '../files/index.ts'
import { folderOfLine, keepLine, type Line } from './line.ts'
import { lsnOf, segmentBytes, segmentName, segmentStart, type Lsn } from './lsn.ts'
import { advanceSlot } from './slot.ts'
import { chainFrom, removeHeld, stretchesIn, stretchFile } from './stretch.ts'

/** What is needed to take the log of a running server. */
export interface Taking {
  /** The folder of the server's files. */
  cluster: string
  backups: string
  keyFile: string
  line: Line
}

/** So many small pieces of one file of the log become one. */
const gatheredAfter = 30

/**
 * Seals what the server has written to its log since the last time: bytes that it has flushed change no more. Then lets the
 * server give up whole files of the log that were taken. All that was committed before it began is taken when it answers.
 */
export async function takeLog(admin: Connection, taking: Taking): Promise<void> {
  const { backups, line } = taking
  const folder = folderOfLine(backups, line)
  // The moment first: what was committed by then was flushed by then.
  const text = `select floor(extract(epoch from clock_timestamp()) * 1000)::text as until, pg_current_wal_flush_lsn()::text as flushed` // prettier-ignore
  const [now] = await admin.send<{ until: string; flushed: string }>({ text, values: [] })
  const until = Number(now!.until)
  const flushed = lsnOf(now!.flushed)
  for (let at = await takenOf(folder, line); at < flushed;) at = await takeOne(admin, taking, at, flushed, until)
  line.until = new Date(until).toISOString()
  await keepLine(backups, line)
}

/** How far a line was taken. */
export async function takenOf(folder: string, line: Line): Promise<Lsn> {
  const stretches = await stretchesIn(folder)
  const first = stretches[0]?.from ?? lsnOf(line.start)
  return chainFrom(stretches, first).at(-1)?.to ?? first
}

async function takeOne(admin: Connection, taking: Taking, at: Lsn, flushed: Lsn, until: number): Promise<Lsn> {
  const folder = folderOfLine(taking.backups, taking.line)
  const start = segmentStart(at)
  const to = flushed < start + segmentBytes ? flushed : start + segmentBytes
  const isWhole = to === start + segmentBytes
  const parts = (await stretchesIn(folder)).filter(({ from }) => segmentStart(from) === start)
  const from = isWhole || parts.length >= gatheredAfter ? start : at
  await sealStretch(taking, from, to, until)
  if (from !== at) await removeHeld(folder, { from, to, file: stretchFile(from, to, until) })
  if (isWhole) await advanceSlot(admin, taking.line.name, to)
  return to
}

async function sealStretch({ cluster, backups, keyFile, line }: Taking, from: Lsn, to: Lsn, until: number) {
  const bytes = Buffer.alloc(Number(to - from))
  const log = await open(path.join(cluster, 'pg_wal', segmentName(line.timeline, from)), 'r')
  const { bytesRead } = await log
    .read(bytes, 0, bytes.length, Number(from - segmentStart(from)))
    .finally(() => log.close())
  if (bytesRead !== bytes.length)
    throw new Error(`the log of the database ends within ${segmentName(line.timeline, from)}`)
  const file = path.join(folderOfLine(backups, line), stretchFile(from, to, until))
  await wholeFile(file, (out) =>
    sealedInto(out, keyFile, (sealed) => pipeline(Readable.from([bytes]), createGzip({ level: 1 }), sealed)),
  )
}
