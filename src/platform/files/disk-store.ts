import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { isId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { contentTypeOf, headLength } from './content-type.ts'
import { largestFile, type FileStore, type Kept, type PutOptions } from './store.ts'

/** Keeps bytes in a folder: no name of a user is ever part of a path. */
export function diskStore(root: string): FileStore {
  const incoming = path.join(root, 'incoming')
  const placeOf = (id: string) => {
    if (!isId(id)) throw new TypeError('a file is kept under an id')
    const name = id.toLowerCase()
    // Ids begin with the time, so only their end spreads them over the folders.
    return path.join(root, name.slice(-2), name)
  }

  async function put(
    id: string,
    bytes: AsyncIterable<Uint8Array>,
    { limit = largestFile }: PutOptions = {},
  ): Promise<Kept> {
    const place = placeOf(id)
    await makeFolders(root, incoming, path.dirname(place))
    if (await exists(place)) throw new Error('there are bytes under this id already')
    const part = path.join(incoming, `${path.basename(place)}.${randomBytes(4).toString('hex')}.part`)
    try {
      const kept = await writeWhole(part, bytes, limit)
      await rename(part, place)
      await syncFolder(path.dirname(place))
      return kept
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  }

  async function read(id: string) {
    const file = await open(placeOf(id), 'r').catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? refuse.notFound(say('There is no such file.')) : error
    })
    return file.createReadStream()
  }

  async function* list() {
    for (const folder of await namesIn(root)) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue
      for (const id of await namesIn(path.join(root, folder))) {
        if (isId(id)) yield { id, at: await timeOf(path.join(root, folder, id)) }
      }
    }
  }

  async function clear(before: Date): Promise<void> {
    for (const name of await namesIn(incoming)) {
      const part = path.join(incoming, name)
      if ((await timeOf(part)) < before) await rm(part, { force: true })
    }
  }

  const remove = async (id: string) => rm(placeOf(id), { force: true })

  return { put, read, list, clear, remove }
}

async function writeWhole(part: string, bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Kept> {
  const file = await open(part, 'wx', 0o600)
  try {
    const digest = createHash('sha256')
    const head: Uint8Array[] = []
    let size = 0
    for await (const chunk of bytes) {
      if (size < headLength) head.push(chunk)
      size += chunk.length
      if (size > limit)
        throw refuse.tooLarge(say('A file may have {megabytes} MB at most.', { megabytes: megabytes(limit) }))
      digest.update(chunk)
      await writeAll(file, chunk)
    }
    await file.sync()
    const contentType = await contentTypeOf(Buffer.concat(head).subarray(0, headLength))
    return { size, sha256: digest.digest('hex'), contentType }
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let start = 0; start < chunk.length;) start += (await file.write(chunk, start)).bytesWritten
}

/** A name is on the disk when its folder is; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** A folder that is new is itself a name in another. */
async function makeFolders(root: string, ...folders: string[]): Promise<void> {
  for (const folder of folders) if (await mkdir(folder, { recursive: true, mode: 0o700 })) await syncFolder(root)
}

const megabytes = (bytes: number) => Math.round((bytes / 1024 / 1024) * 10) / 10
const namesIn = (folder: string) => readdir(folder).catch(() => [])
const timeOf = async (file: string) => (await stat(file)).mtime
const exists = (file: string) => stat(file).then(() => true, () => false) // prettier-ignore
