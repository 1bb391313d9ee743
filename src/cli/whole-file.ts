import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'

/** Has a file written that bears its name only when it is whole; cut short, nothing is left of it. Only its owner may read it. */
export async function wholeFile<T>(file: string, write: (to: WriteStream) => Promise<T>): Promise<T> {
  const part = `${file}.part`
  try {
    const answer = await write(createWriteStream(part, { mode: 0o600, flags: 'w' }))
    await rename(part, file)
    return answer
  } finally {
    await rm(part, { force: true })
  }
}
