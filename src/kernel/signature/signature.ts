import { parseAddress, type AddressParts } from '../written/address.ts'
import type { Found } from '../written/contacts.ts'
import { contactsIn } from './contacts.ts'
import { folded, likeness, namesInAddress, split } from './names.ts'
import { company as companyWords, disclaimer, greeting, jobTitle as titleWords, register } from './words.ts'

/** What a signature says of somebody; nothing in it is certain. */
export interface Signature {
  firstName: string | null
  lastName: string | null
  jobTitle: string | null
  company: string | null
  emails: Found[]
  phones: Found[]
  handles: { network: string; value: string }[]
  website: string | null
  address: AddressParts | null
}

/**
 * Reads a signature that was pasted: name, title, company, numbers, addresses. Null for text that seems to be none: it
 * must name somebody and say how to reach them.
 */
export function parseSignature(text: string, locale: string): Signature | null {
  const pieces = piecesOf(text)
  if (pieces.length < 2) return null
  const read = pieces.map(contactsIn)
  const emails = unique(read.flatMap((each) => each.emails))
  const phones = unique(read.flatMap((each) => each.phones))
  if (emails.length === 0 && phones.length === 0) return null
  const rests = read.map(({ rest }) => rest).filter((rest) => /\p{L}/u.test(rest) && !isNoise(rest))
  const lines = linesOf(rests, emails[0]?.value)
  if (!lines.name && !(emails[0] && (lines.company || lines.title))) return null
  const isFamilyFirst = phones.some(({ value }) => value.startsWith('+36')) || /\b(kft|zrt|nyrt)\b/i.test(text)
  const name = lines.name ? split(lines.name, emails[0]?.value, isFamilyFirst) : null
  return {
    firstName: name?.firstName || null,
    lastName: name?.lastName || null,
    jobTitle: lines.title,
    company: lines.company,
    emails,
    phones,
    handles: read.flatMap((each) => each.handles),
    website: read.find((each) => each.website)?.website ?? null,
    address: addressOf(lines.address, locale),
  }
}

/** Lines, and the parts of lines that strokes and dots divide; quotes, greetings, registers and disclaimers are left out. */
function piecesOf(text: string): string[] {
  const lines = plain(text)
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s>]+/, '').trim())
  const end = lines.findIndex((line) => disclaimer.test(line))
  return (end < 0 ? lines : lines.slice(0, end))
    .filter((line) => /[\p{L}\d]/u.test(line) && !greeting.test(line) && !register.test(line))
    .flatMap((line) => line.split(/\s*[|•·‖]\s*|\t|\s{3,}/))
    .flatMap((piece) => (/[\d@]/.test(piece) ? piece.split(/\s+-\s+/) : [piece]))
    .filter((piece) => /[\p{L}\d]/u.test(piece))
}

/** Full-width signs, Arabic digits and marks of direction as plain ones. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))

const isNoise = (rest: string) => greeting.test(rest) || rest.length > 120

interface Lines {
  name: string | null
  title: string | null
  company: string | null
  address: string[]
}

/** Which of the lines that are left is what. */
function linesOf(rests: readonly string[], email: string | undefined): Lines {
  const found: Lines = { name: null, title: null, company: null, address: [] }
  const open: string[] = []
  for (const rest of rests) {
    const [head = '', ...tail] = rest.split(/,\s+/)
    if (/\d|〒/.test(rest)) {
      const isCompany = tail.length > 0 && companyWords.test(head) && !/\d/.test(head)
      if (isCompany) found.company ??= head
      found.address.push(isCompany ? tail.join(', ') : rest)
    } else if (companyWords.test(rest) && !isTitleFirst(head, tail)) found.company ??= rest
    else if (isTitleFirst(head, tail)) {
      found.title ??= head
      if (!titleWords.test(tail.join(', '))) found.company ??= tail.join(', ')
    } else open.push(rest)
  }
  return rest(found, open, email)
}

const isTitleFirst = (head: string, tail: readonly string[]) =>
  tail.length > 0 &&
  titleWords.test(head) &&
  !companyWords.test(head) &&
  !/^(inc|llc|ltd|s\.|ph\.?d|mba)/i.test(tail[0]!)

/** Of what has no mark of its own: the name, what stands after it as the title, and the company by its address. */
function rest(found: Lines, open: readonly string[], email: string | undefined): Lines {
  const domain = folded(email?.split('@')[1]?.split('.').slice(0, -1).join('.') ?? '').replace(/[^a-z0-9]/g, '')
  const isDomain = (line: string) =>
    domain !== '' && folded(line).split(/[^a-z0-9]+/).some((each) => each.length > 3 && domain.includes(each)) // prettier-ignore
  const names = open
    .map((line, index) => ({ line, score: scoreOf(line, index), index }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.index - other.index)
  function scoreOf(line: string, index: number): number {
    const like = likeness(line, email)
    const isOther = titleWords.test(line) || (isDomain(line) && !isInName(line))
    return like === 0 || isOther ? 0 : like - index * 0.05
  }
  function isInName(line: string): boolean {
    const known = namesInAddress(email)
    return folded(line).split(/[^\p{L}]+/u).some((each) => known.some((said) => each.length > 2 && said.endsWith(each))) // prettier-ignore
  }
  const name = names[0] && (names[0].score >= 1.5 || (email && names[0].score > 2)) ? names[0] : undefined
  const others = open.filter((line, index) => index !== name?.index && !isSignOff(line, name?.line))
  const title = found.title ?? others.find((line) => titleWords.test(line)) ?? null
  const company = found.company ?? others.find((line) => line !== title && isDomain(line)) ?? null
  const following = name ? open[name.index + 1] : undefined
  const isFree = following !== undefined && following !== company && others.includes(following)
  return {
    ...found,
    name: name?.line ?? null,
    company,
    title: title ?? (isFree && isShort(following) ? following : null),
  }
}

/** The first name alone, above the whole one. */
const isSignOff = (line: string, name: string | undefined) =>
  name !== undefined && !/\s/.test(line) && folded(name).split(/\s+/).includes(folded(line))

const isShort = (line: string) => line.split(/\s+/).length <= 6

function addressOf(lines: readonly string[], locale: string): AddressParts | null {
  if (lines.length === 0) return null
  const japanese = lines.map((line) => /〒\s*(\d{3}-\d{4})\s*(.*)/.exec(line)).find(Boolean)
  const none = { street: null, postalCode: null, city: null, region: null, country: null }
  if (japanese) return { ...none, postalCode: japanese[1]!, street: japanese[2] || null, country: 'JP' }
  return parseAddress(lines.slice(0, 3).join('\n'), locale)
}

function unique(found: readonly Found[]): Found[] {
  return [...new Map(found.map((each) => [each.value.replace(/[^\p{L}\d@.]/gu, '').toLowerCase(), each])).values()]
}
