import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A zip that is being written; `broken` fails when it cannot be. */
export interface Zip {
  file: ZipFile
  broken: Promise<never>
}

/** Begins one. */
export function openZip(): Zip {
  const file = new ZipFile()
  const broken = new Promise<never>((_resolve, reject) => file.on('error', reject))
  broken.catch(() => {})
  return { file, broken }
}

/** One after the other: the next is begun when this one was read to its end. */
export async function add({ file, broken }: Zip, stream: Readable, path: string, compress: boolean): Promise<void> {
  file.addReadStream(stream, path, { compress })
  await Promise.race([finished(stream), broken])
}
