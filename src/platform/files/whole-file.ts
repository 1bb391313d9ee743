import { createWriteStream, type WriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'

/** Has a file written that bears its name only when it is whole and on the disk; cut short, nothing bears it. Only its owner may read it. */
export async function wholeFile<T>(file: string, write: (to: WriteStream) => Promise<T>): Promise<T> {
  const part = `${file}.part`
  try {
    const answer = await write(createWriteStream(part, { mode: 0o600, flags: 'w' }))
    const handle = await open(part, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(part, file)
    return answer
  } finally {
    await rm(part, { force: true })
  }
}
