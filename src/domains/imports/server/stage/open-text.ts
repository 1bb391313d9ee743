import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { TextDecoderStream } from 'node:stream/web'
import { encodingEvidence, type Encoding } from '../../model/reading.ts'

/** In which encoding a text file is, judged by all of its bytes. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const evidence = encodingEvidence()
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) evidence.take(chunk as Uint8Array)
  return evidence.verdict().encoding
}

/** The text of a file, piece by piece. */
export function openText(path: string, encoding: Encoding): Readable {
  const bytes = createReadStream(path, { highWaterMark: 256 * 1024 })
  const text = Readable.toWeb(bytes).pipeThrough(new TextDecoderStream(encoding) as never)
  return Readable.fromWeb(text as never, { encoding: 'utf8' })
}
