import { createWriteStream } from 'node:fs'
import { chown, open } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { damaged } from '../backup/damaged.ts'
import { openBackup } from '../backup/index.ts'
import { makeOwn, type Home } from '../db/index.ts'
import { segmentBytes, segmentName, segmentStart } from './lsn.ts'
import type { Stretch } from './stretch.ts'
import type { Way } from './way.ts'

/** Told of each piece that is laid, how many were before it, and how many there are. */
export type Laid = (what: string, done: number, total: number) => void

/** Lays the files of a way where a server can follow it. Refuses what does not open, or is not whole. */
export async function layWay(place: Home, { folder, line, base, stretches }: Way, keyFile: string, laid: Laid) {
  laid(base.file, 0, stretches.length)
  await layBase(place, path.join(folder, base.file), keyFile)
  for (const [done, stretch] of stretches.entries()) {
    laid(stretch.file, done, stretches.length)
    await layStretch(place, line.timeline, folder, stretch, keyFile)
  }
}

async function layBase(place: Home, file: string, keyFile: string): Promise<void> {
  const archive = extract()
  const reading = pipeline(await openBackup(file, keyFile), createGunzip(), archive)
  reading.catch(() => {})
  for await (const each of archive) {
    const to = path.join(place.cluster, each.header.name)
    if (!to.startsWith(place.cluster + path.sep)) throw damaged(each.header.name)
    if (each.header.type === 'directory') {
      makeOwn(place, to)
      each.resume()
    } else {
      await pipeline(each, createWriteStream(to, { mode: 0o600 }))
      await give(place, to)
    }
  }
  await reading
}

/** Into the file of the log in which it belongs, which is as long as PostgreSQL wants it. */
async function layStretch(place: Home, timeline: number, folder: string, { from, to, file }: Stretch, keyFile: string) {
  const bytes = await bytesIn(path.join(folder, file), keyFile)
  if (BigInt(bytes.length) !== to - from) throw damaged(file)
  const log = path.join(place.cluster, 'pg_wal', segmentName(timeline, from))
  const handle = await open(log, 'a', 0o600).then((made) => made.close()).then(() => open(log, 'r+')) // prettier-ignore
  try {
    await handle.truncate(Number(segmentBytes))
    await handle.write(bytes, 0, bytes.length, Number(from - segmentStart(from)))
  } finally {
    await handle.close()
  }
  await give(place, log)
}

async function bytesIn(file: string, keyFile: string): Promise<Buffer> {
  const gunzip = createGunzip()
  const [bytes] = await Promise.all([buffer(gunzip), pipeline(await openBackup(file, keyFile), gunzip)])
  return bytes
}

const give = async ({ user }: Home, file: string): Promise<void> => {
  if (user) await chown(file, user.uid, user.gid)
}
