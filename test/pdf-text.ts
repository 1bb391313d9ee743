import { inflateSync } from 'node:zlib'

/** The text of a PDF that Farley has drawn, page after page, as a reader would copy it; words are told apart by their spaces alone. */
export function textOfPdf(bytes: Uint8Array): string {
  const objects = objectsOf(Buffer.from(bytes).toString('latin1'))
  const fonts = fontsOf(objects)
  const pages = [...objects.values()].filter(({ stream }) => /\bBT\b/.test(stream))
  return pages.map(({ stream }) => shownIn(stream, fonts)).join('\n')
}

interface Obj {
  dictionary: string
  stream: string
}

function objectsOf(file: string): Map<string, Obj> {
  const found = file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)
  return new Map([...found].map(([, id, body]) => [id!, objectOf(body!)]))
}

function objectOf(body: string): Obj {
  const at = body.indexOf('\nstream\n')
  if (at < 0) return { dictionary: body, stream: '' }
  const dictionary = body.slice(0, at)
  const raw = Buffer.from(body.slice(at + 8, body.lastIndexOf('\nendstream')), 'latin1')
  const isPacked = dictionary.includes('/FlateDecode') && !/\/(Length1|Subtype)\b/.test(dictionary)
  return { dictionary, stream: isPacked ? inflateSync(raw).toString('latin1') : '' }
}

/** By the name that pages call a font by: which letters its signs stand for. */
function fontsOf(objects: ReadonlyMap<string, Obj>): Map<string, Map<number, string>> {
  const named = [...objects.values()].flatMap(({ dictionary }) => [...dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)])
  return new Map(
    named.map(([, name, id]) => {
      const [, map] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!.dictionary) ?? []
      return [name!, lettersOf(objects.get(map ?? '')?.stream ?? '')]
    }),
  )
}

function lettersOf(map: string): Map<number, string> {
  const letters = new Map<number, string>()
  for (const [, first, list] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi))
    for (const [at, [, hex]] of [...list!.matchAll(/<([0-9a-f\s]*)>/gi)].entries())
      letters.set(Number.parseInt(first!, 16) + at, Buffer.from(hex!.replace(/\s/g, ''), 'hex').swap16().toString('utf16le'))
  return letters
} // prettier-ignore

function shownIn(stream: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string {
  let font: ReadonlyMap<number, string> = new Map()
  let text = ''
  for (const [, name, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/gi)) {
    if (name) font = fonts.get(name) ?? new Map()
    for (const [, sign] of (shown ?? '').replace(/[>] ?-?[\d.]+ ?[<]|> *</g, '').matchAll(/([0-9a-f]{4})/gi))
      text += font.get(Number.parseInt(sign!, 16)) ?? '?'
    if (shown !== undefined) text += ' '
  }
  return text.replace(/\s+/g, ' ')
}
