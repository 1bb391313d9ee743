import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { TextDecoderStream } from 'node:stream/web'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
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

/** A picture or a message that stands in one line is long. */
const longestLine = 20_000_000

/** The lines of a text that comes in pieces; refuses one that hardly ever ends one. */
export async function* linesIn(pieces: AsyncIterable<string>): AsyncIterable<string> {
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    yield* lines
    if (rest.length > longestLine) throw broken()
  }
  yield rest.trimEnd()
}

/** A file of objects, contacts or mails that cannot be read to its end. */
export const broken = () =>
  refuse.invalid([{ field: 'file', ...say('This file ends too early or is broken. Export it anew.') }])
