/** An address or number read from what was pasted; `label` where the text said one. */
export interface Found {
  value: string
  label: string | null
}

const address = /[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"().]{2,}/g

/** E-mail addresses in any text: `Ana Silva <ana@acme.com>; b@c.de`. Empty when there is none. */
export function parseEmails(text: string): Found[] {
  const found = text.match(address) ?? []
  return unique(found.map((value) => ({ value: value.replace(/^mailto:/i, ''), label: labelBefore(text, value) })))
}

/**
 * Phone numbers in any text, several at once: `Mobile: +49 171 5550142 / Tel. (02421) 555-318 ext. 4`. Numbers are not judged
 * here: which country they belong to is the server's to say. Empty when there is none.
 */
export function parsePhones(text: string): Found[] {
  const parts = text.split(/[\n;|]|,(?!\d{1,3}$)|\s\/\s|\s{3,}/)
  return unique(parts.flatMap(phoneIn))
}

function phoneIn(part: string): Found[] {
  const match = /(?:tel:)?([+(]?\d[\d\s().\-/\u00a0–]{3,}\d)(\s*(?:ext\.?|x|durchwahl|dw)\s*\d{1,6})?/i.exec(part)
  if (!match || match[1]!.replace(/\D/g, '').length < 5) return []
  const value = `${match[1]!.trim()}${match[2] ? ` ext. ${match[2].replace(/\D/g, '')}` : ''}`
  return [{ value, label: labelIn(part.replace(match[0], ' ')) }]
}

const labels: [RegExp, string][] = [
  [/\b(mobile|mobil|cell|handy|m)\b/i, 'mobile'],
  [/\b(fax|f)\b/i, 'fax'],
  [/\b(home|private|privat)\b/i, 'home'],
  [/\b(direct|direkt|dw)\b/i, 'direct'],
  [/\b(work|office|business|büro|o|w)\b/i, 'work'],
]

function labelIn(text: string): string | null {
  return labels.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** What stands just before an address, up to the one before it. */
function labelBefore(text: string, value: string): string | null {
  const before = text
    .slice(0, text.indexOf(value))
    .split(/[;,\n]/)
    .at(-1)!
  return /[:(]\s*$/.test(before) ? labelIn(before) : null
}

function unique(found: Found[]): Found[] {
  const key = ({ value }: Found) => value.toLowerCase().replace(/[\s().\-/–]/g, '')
  return [...new Map(found.map((each) => [key(each), each])).values()]
}
