/** The encodings that a file may be read in; the first three are found by themselves, the others where bytes are no UTF-8. */
export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
  'shift_jis',
  'gb18030',
] as const
export type Encoding = (typeof encodings)[number]

/** What the bytes of a whole file say about its encoding; taken in piece by piece. */
export interface EncodingEvidence {
  take(bytes: Uint8Array): void
  verdict(): EncodingVerdict
}

export interface EncodingVerdict {
  encoding: Encoding
  /** `mark`: the file says so itself. `content`: its bytes fit. `likely`: nothing else fits, so it is the most usual one. */
  why: 'mark' | 'content' | 'likely'
  /** Characters that are none in this encoding; their rows will be reported. */
  broken: number
}

/** Reads a file's bytes for what they are, all of them: one foreign byte may stand in the last line. */
export function encodingEvidence(): EncodingEvidence {
  const start: number[] = []
  const zeros = [0, 0]
  let length = 0
  let left = 0
  let lowest = 0x80
  let highest = 0xbf
  let several = 0
  let broken = 0

  function takeByte(byte: number) {
    if (left > 0) {
      if (byte >= lowest && byte <= highest) {
        lowest = 0x80
        highest = 0xbf
        if (--left === 0) several++
        return
      }
      broken++
      left = 0
      lowest = 0x80
      highest = 0xbf
    }
    if (byte < 0x80) return
    if (byte >= 0xc2 && byte <= 0xdf) left = 1
    else if (byte >= 0xe0 && byte <= 0xef) {
      left = 2
      // Overlong forms and surrogates are no UTF-8.
      if (byte === 0xe0) lowest = 0xa0
      if (byte === 0xed) highest = 0x9f
    } else if (byte >= 0xf0 && byte <= 0xf4) {
      left = 3
      if (byte === 0xf0) lowest = 0x90
      if (byte === 0xf4) highest = 0x8f
    } else broken++
  }

  return {
    take(bytes) {
      for (let index = 0; index < bytes.length; index++) {
        const byte = bytes[index]!
        if (start.length < 4) start.push(byte)
        if (byte === 0 && length < 100_000) zeros[length % 2]!++
        length++
        if (byte >= 0x80 || left > 0) takeByte(byte)
      }
    },
    verdict() {
      const [a, b, c] = start
      if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', why: 'mark', broken }
      if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', why: 'mark', broken: 0 }
      if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', why: 'mark', broken: 0 }
      const many = Math.min(length, 100_000) / 5
      if (zeros[1]! > many && zeros[1]! > zeros[0]! * 10) return { encoding: 'utf-16le', why: 'content', broken: 0 }
      if (zeros[0]! > many && zeros[0]! > zeros[1]! * 10) return { encoding: 'utf-16be', why: 'content', broken: 0 }
      const all = broken + (left > 0 ? 1 : 0)
      if (all === 0) return { encoding: 'utf-8', why: 'content', broken: 0 }
      // UTF-8 with a few foreign lines has far more good sequences than bad ones; other encodings hardly ever make one.
      if (several > all * 10) return { encoding: 'utf-8', why: 'content', broken: all }
      return { encoding: 'windows-1252', why: 'likely', broken: 0 }
    },
  }
}

/** The verdict on bytes that are at hand as a whole. */
export function detectEncoding(bytes: Uint8Array): EncodingVerdict {
  const evidence = encodingEvidence()
  evidence.take(bytes)
  return evidence.verdict()
}
