/** Whether a text is a card of somebody, as phones share contacts. */
export const isCard = (text: string): boolean => /^\s*BEGIN:VCARD/i.test(text)

/** A card (vCard 2.1 to 4.0, RFC 6350) as a signature would say it, a line each, so that it is read by the same eyes. */
export function signatureOf(card: string): string {
  const lines = linesOf(card)
  const all = (name: string) => lines.filter((line) => line.name === name)
  const first = (name: string) =>
    all(name)[0]
      ?.parts.map((part) => part.trim())
      .filter(Boolean) ?? []
  const [family = '', given = ''] = all('N')[0]?.parts ?? []
  const name = first('FN').join(' ') || `${given} ${family}`.trim()
  const [street, town, region, postcode, country] = all('ADR')[0]?.parts.slice(2) ?? []
  return [
    name,
    plain(first('TITLE').join(' ')),
    plain(first('ORG')[0] ?? ''),
    ...all('TEL').map(({ kinds, parts }) => `${/cell/i.test(kinds) ? 'Mobile' : 'Tel'}: ${parts.join('').replace(/^tel:/i, '')}`),
    ...all('EMAIL').map(({ parts }) => parts[0]),
    first('URL').join(';'),
    street,
    [postcode, town].filter(Boolean).join(' '),
    region,
    country,
  ]
    .filter((line) => line?.trim())
    .join('\n') // prettier-ignore
}

/** In a signature a comma begins something else. */
const plain = (text: string) => text.replace(/,\s*/g, ' ')

interface Line {
  name: string
  kinds: string
  parts: string[]
}

/** The card's lines, with what was folded put together and escapes taken out. */
function linesOf(card: string): Line[] {
  const whole = card
    // Bytes may go on in the next line.
    .replace(/=\r?\n/g, (fold) => (/QUOTED-PRINTABLE/i.test(card) ? '' : fold))
    .replace(/\r?\n[ \t]/g, '')
  return whole.split(/\r?\n/).flatMap((line) => {
    const found = /^(?:[\w-]+\.)?([A-Za-z-]+)((?:;[^:]*)?):(.*)$/.exec(line)
    if (!found) return []
    const [, name = '', kinds = '', value = ''] = found
    const text = /QUOTED-PRINTABLE/i.test(kinds) ? unquoted(value) : value
    return [{ name: name.toUpperCase(), kinds, parts: text.split(/(?<!\\);/).map(unescaped) }]
  })
}

const unescaped = (text: string) => text.replace(/\\n/gi, ' ').replace(/\\([,;\\:])/g, '$1')

/** Bytes written as `=C3=BC`, which stand for UTF-8. */
function unquoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, '%$1').replace(/%(?![0-9A-F]{2})/gi, '%25')
  try {
    return decodeURIComponent(bytes)
  } catch {
    return text
  }
}
