import { after, before, particles } from './words.ts'

export interface Name {
  firstName: string
  lastName: string
}

/** Accents and case away, umlauts as they are spelled in addresses: `Müller` is `mueller`. */
export const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')

/** The words of an address before its @: `anna.keller` says both names. */
export const namesInAddress = (address: string | undefined): string[] =>
  folded(address?.split('@')[0] ?? '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)

/** A name without degrees and forms of address. */
export const bare = (text: string): string => text.replace(before, '').replace(after, '').trim()

const asian = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u
const word = /^(?:[\p{Lu}\p{Lo}][\p{L}'’\-.]*|[\p{Lu}]\.)$/u

/** How much a line looks like the name of a person; 0 when it is none. The words of their address count most. */
export function likeness(text: string, address: string | undefined): number {
  const words = bare(text).split(/\s+/)
  const isAsian = words.every((each) => asian.test(each))
  if (isAsian) return words.join('').length <= 6 && words.length <= 2 ? 2 + Number(words.length === 2) : 0
  if (words.length > 5 || !words.every((each) => word.test(each) || particles.has(each.toLowerCase()))) return 0
  if (!word.test(words[0]!)) return 0
  const known = namesInAddress(address)
  const hits = words.filter((each) => isSaid(folded(each), known)).length
  return (words.length > 1 ? 2 : 0.5) + hits * 2
}

/** Whole, as an initial, or run together: `jp`, `gholloway`, `sanne vanderberg`. */
function isSaid(name: string, known: readonly string[]): boolean {
  const plain = name.replace(/[^\p{L}]/gu, '')
  if (plain.length < 2) return false
  return known.some(
    (each) => each === plain || (plain.length > 2 && each.endsWith(plain)) || (each.length > 2 && plain.endsWith(each)),
  )
}

/** First and family name of a name in any order of words that is told by capitals, by the address or by custom. */
export function split(text: string, address: string | undefined, isFamilyFirst: boolean): Name {
  const name = bare(text)
  const words = name.split(/\s+/)
  if (words.every((each) => asian.test(each))) return asianName(words)
  if (words.length === 1) return { firstName: cased(name), lastName: '' }
  if (isFamilyFirst) return { firstName: words.slice(1).join(' '), lastName: words[0]! }
  const at = familyAt(words, namesInAddress(address))
  const [firstName, lastName] = [words.slice(0, at), words.slice(at)].map((part) => part.map(cased).join(' ')) as [string, string] // prettier-ignore
  return { firstName, lastName }
}

const isLoud = (each: string) => each.length > 2 && each === each.toUpperCase() && each !== each.toLowerCase()

/** Where the family name begins. */
function familyAt(words: readonly string[], known: readonly string[]): number {
  const loud = words.findIndex((each, index) => index > 0 && isLoud(each))
  if (loud > 0 && !isLoud(words[0]!)) return loud
  const particle = words.findIndex((each, index) => index > 0 && particles.has(each.toLowerCase()))
  if (particle > 0) return particle
  const said = words.findIndex((each, index) => index > 0 && folded(each) === known.at(-1))
  return said > 0 ? said : words.length - 1
}

/** A name that was shouted is written as names are. */
const cased = (each: string) =>
  isLoud(each) ? each.toLowerCase().replace(/(^|[-'’])\p{L}/gu, (start) => start.toUpperCase()) : each

function asianName(words: readonly string[]): Name {
  if (words.length === 2) return { lastName: words[0]!, firstName: words[1]! }
  const [only = ''] = words
  const at = only.length >= 4 ? 2 : 1
  return { lastName: only.slice(0, at), firstName: only.slice(at) }
}
