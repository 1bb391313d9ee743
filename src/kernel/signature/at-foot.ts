import { likeness } from './names.ts'
import { parseSignature, type Signature } from './signature.ts'
import { greeting } from './words.ts'

/** Whoever wrote a message, as its head names them. */
interface Writer {
  name: string
  address: string
}

/** What stands above what is answered, in the languages that Farley's readers get mail in. */
const answered =
  /^(>|-{2,}\s*(original|ursprüngliche|forwarded|weitergeleitete|message d)|_{10,}$|(on|am|le|el|il|op|den|em|w dniu|dne)\s.{4,200}(wrote|schrieb|écrit|escribió|scritto|schreef|skrev|escreveu|napisał|napsal)|(from|von|de|da|van|fra|från):\s.*@)/iu
const [longest, fewest] = [14, 2]

/**
 * What stands at the foot of a message of whoever wrote it: beneath a line of two dashes, else beneath the last words of
 * goodbye. Null where neither stands there, or where it names somebody else.
 */
export function signatureAtFoot(text: string, { name, address }: Writer, locale: string): Signature | null {
  const foot = footOf(ownLines(text))
  if (foot.length < fewest) return null
  const read = parseSignature([...foot, address].join('\n'), locale)
  if (!read || read.emails.some(({ value }) => isOfAnotherHouse(value, address))) return null
  const named = [read.firstName, read.lastName].filter(Boolean).join(' ')
  return named === '' || isTheirs(named, name, address) ? read : null
}

/** What they wrote themselves: a message that is answered stands beneath it. */
function ownLines(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const end = lines.findIndex((line, index) => answered.test(line) || answered.test(`${line} ${lines[index + 1] ?? ''}`))
  return end < 0 ? lines : lines.slice(0, end)
} // prettier-ignore

function footOf(lines: readonly string[]): string[] {
  const dashes = lines.lastIndexOf('--')
  const from = dashes >= 0 ? dashes : lines.findLastIndex((line) => line.length < 60 && greeting.test(line))
  return from < 0 ? [] : lines.slice(from + 1).filter(Boolean).slice(0, longest) // prettier-ignore
}

const isTheirs = (named: string, name: string, address: string) => {
  const words = name.toLowerCase().split(/[^\p{L}]+/u).filter((each) => each.length > 2) // prettier-ignore
  const inName = named.toLowerCase().split(/[^\p{L}]+/u).some((each) => words.includes(each)) // prettier-ignore
  // Two words alone look as much like a name; a further point says that the address knows them.
  return inName || likeness(named, address) > 2
}

const isOfAnotherHouse = (one: string, other: string) =>
  one.slice(one.lastIndexOf('@') + 1).toLowerCase() !== other.slice(other.lastIndexOf('@') + 1).toLowerCase()
