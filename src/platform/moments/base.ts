import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Writable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { pack, type Pack } from 'tar-stream'
import { sealedInto } from '../backup/index.ts'
import { asAdmin, type Connection } from '../db/index.ts'
import type { Cluster } from '../db/index.ts'
import { wholeFile } from '../files/index.ts'
import { baseFiles, controlFile } from './base-files.ts'
import { folderOfLine, type Base } from './line.ts'
import type { Taking } from './take.ts'
import { untried } from './untried.ts'

/** Reads all files of a running server into one sealed base, while others go on working. What changes meanwhile is put right by the log. */
export async function makeBase(server: Cluster, taking: Taking, now: Date): Promise<Base> {
  const begun = performance.now()
  const at = now.toISOString()
  const name = `${at.replace(/\D/g, '')}.base`
  const file = path.join(folderOfLine(taking.backups, taking.line), name)
  const placed = await asAdmin(server, (admin) =>
    wholeFile(file, (out) => sealedInto(out, taking.keyFile, (sealed) => writeBase(admin, taking.cluster, sealed))),
  )
  const { size: bytes } = await stat(file)
  return { at, ...placed, file: name, bytes, madeMs: Math.round(performance.now() - begun), ...untried }
}

type Placed = Pick<Base, 'from' | 'start' | 'end'>

async function writeBase(admin: Connection, cluster: string, to: Writable): Promise<Placed> {
  const [begun] = await admin.send<{ start: string }>({ text: `select pg_backup_start('farley', true)::text as start`, values: [] }) // prettier-ignore
  const archive = pack()
  const fill = async () => {
    const { folders, files } = await baseFiles(cluster)
    for (const name of folders) await entry(archive, { name, type: 'directory' })
    for (const name of [...files, controlFile]) await fileEntry(archive, name, path.join(cluster, name))
    const stopped = await stop(admin)
    await entry(archive, { name: 'backup_label' }, stopped.label)
    archive.finalize()
    return { from: stopped.from, start: begun!.start, end: stopped.end }
  }
  const filling = fill().catch((error: Error) => {
    archive.destroy(error)
    throw error
  })
  const [placed] = await Promise.all([filling, pipeline(archive, createGzip({ level: 3 }), to)])
  return placed
}

async function stop(admin: Connection) {
  const text = `select lsn::text as end, labelfile as label from pg_backup_stop(false)`
  const [stopped] = await admin.send<{ end: string; label: string }>({ text, values: [] })
  const at = `select ceil(extract(epoch from clock_timestamp()) * 1000)::text as at`
  const [now] = await admin.send<{ at: string }>({ text: at, values: [] })
  return { ...stopped!, from: new Date(Number(now!.at)).toISOString() }
}

function entry(archive: Pack, header: { name: string; type?: 'directory' }, text = ''): Promise<void> {
  return new Promise((resolve, reject) => archive.entry(header, text, (error) => (error ? reject(error) : resolve())))
}

/** As long as it was when it was opened: what comes to it, or is cut off it, meanwhile stands in the log. One that is gone is left out. */
async function fileEntry(archive: Pack, name: string, file: string): Promise<void> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (!handle) return
  try {
    const { size } = await handle.stat()
    await pipeline(bytesOf(handle, size), archive.entry({ name, size }))
  } finally {
    await handle.close()
  }
}

const pieceBytes = 256 * 1024

async function* bytesOf(handle: Awaited<ReturnType<typeof open>>, size: number) {
  for (let at = 0; at < size; at += pieceBytes) {
    const piece = Buffer.alloc(Math.min(pieceBytes, size - at))
    await handle.read(piece, 0, piece.length, at)
    yield piece
  }
}
