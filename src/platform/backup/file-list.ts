import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import { z } from 'zod'
import { damaged } from './damaged.ts'

/** Its last entry: the files of a backup with their digests, which are known only once all were read. */
export const fileList = 'files.json'

const listSchema = z.array(z.tuple([z.string(), z.string()]))

/** The digests of files by their paths, as they go by. */
export type Digests = Map<string, string>

/** Passes the bytes of a file on and notes their digest. */
export function noting(digests: Digests, path: string): Transform {
  const hash = createHash('sha256')
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
    flush(done) {
      digests.set(path, hash.digest('hex'))
      done()
    },
  })
}

export const listOf = (digests: Digests): string => JSON.stringify([...digests])

/** Refuses files that are not those of the list, naming the first. */
export function mustBeListed(digests: Digests, list: string): void {
  const listed = new Map(listSchema.parse(JSON.parse(list)))
  const other = [...listed].find(([path, digest]) => digests.get(path) !== digest)?.[0]
  const nobodys = other ?? [...digests.keys()].find((path) => !listed.has(path))
  if (nobodys !== undefined) throw damaged(nobodys)
}
