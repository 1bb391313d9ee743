import { parseEmails, type Found } from '../written/contacts.ts'
import { parseHandle } from '../written/handle.ts'
import { announcing, phoneKind } from './words.ts'

/** What was found in a piece of a signature, and what is left of it. */
export interface Contacts {
  emails: Found[]
  phones: Found[]
  handles: { network: string; value: string }[]
  website: string | null
  rest: string
}

/** Takes addresses, numbers, profiles and the website out of a piece of text. */
export function contactsIn(piece: string): Contacts {
  const emails = parseEmails(piece)
  let rest = emails.reduce((text, { value }) => text.replace(value, ' '), piece)
  const handles: Contacts['handles'] = []
  let website: string | null = null
  rest = rest.replace(webAddress, (found: string) => {
    const handle = /[a-z]\/\S/i.test(found) ? parseHandle(found) : null
    if (handle) handles.push(handle)
    else website ??= withScheme(found)
    return ' '
  })
  const { phones, left } = phonesIn(rest)
  return {
    emails,
    phones,
    handles,
    website,
    rest: left
      .replace(announcing, '')
      .replace(/^[\s:;,.\-–|/]+$/, '')
      .trim(),
  }
}

/** With a scheme, with www, with a path, or alone in its piece: `S.r.l.` and `i.A.` are none. */
const webAddress =
  /\bhttps?:\/\/[^\s<>,;|]+|\bwww\.[^\s<>,;|]+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s<>,;|]+|(?<=^\s*(?:\w+:\s*)?)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?=\s*$)/g

const withScheme = (text: string) => (text.startsWith('http') ? text : `https://${text}`).replace(/[/.]+$/, '')

// Round brackets, dots, dashes and slashes are how people write numbers; what follows as an extension is not kept.
const number =
  /(?:(?<word>[\p{L}][\p{L}.]*)\s*[:.]?\s*)?(?<number>(?:\+\s?|00)?\(?\d[\d\s().\-–/]*\d)(?:,?\s*(?:ext\.?|x|poste|durchwahl|dw)\s*\d{1,6})?/giu
const day = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/
const fewestSaid = 6
const fewest = 8

function phonesIn(text: string): { phones: Found[]; left: string } {
  const phones: Found[] = []
  const left = text.replace(number, (whole: string, ...args: unknown[]) => {
    const { word = '', number: written } = args.at(-1) as { word?: string; number: string }
    const kind = phoneKind(word)
    const several = written.split(/\s+\/\s+/)
    const isPhone = (each: string) => {
      const digits = each.replace(/\D/g, '').length
      return digits >= (kind ? fewestSaid : fewest) && digits <= 16 && !day.test(each.trim())
    }
    if (!several.every(isPhone)) return whole
    for (const each of several) phones.push({ value: each.trim(), label: kind ?? null })
    return kind ? ' ' : `${word} `
  })
  return { phones, left }
}
