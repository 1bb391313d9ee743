import type { Contact, Money, Option } from '../field.ts'
import { roundMoney } from '../money.ts'
import { say, type Sentence } from '../sentence.ts'
import { dayIn, startOfDay } from '../time.ts'
import { dayWritten, writtenDate } from '../written/dates.ts'
import { numberWritten } from '../written/numbers.ts'
import type { How, Kind } from './retyped.ts'

/** What a value becomes, or why it cannot. */
export type Converted = { value: unknown } | { why: Sentence }

/**
 * A value of one kind as one of another, not yet checked as whoever types it would be. Nothing stays nothing; what is
 * written loses nothing that its new type can keep.
 */
export function convert(value: unknown, from: Kind, to: Kind, how: How): Converted {
  if (value === null || value === undefined) return { value: null }
  if (from.type === 'link' || from.type === 'links' || from.type === 'choices' || to.type === 'choices')
    return many(value, to)
  if (from.type === to.type) return { value }
  if (from.type === 'number' || from.type === 'percent' || from.type === 'money') return ofNumber(value as number, to, how)
  if (from.type === 'dateTime' && to.type === 'date') return { value: dayIn(how.timeZone, new Date(value as string)) }
  return read(written(value, from, how), to, how)
} // prettier-ignore

/** One among several, and several of which there is but one. */
function many(value: unknown, to: Kind): Converted {
  const all = [value].flat()
  if (to.type === 'links' || to.type === 'choices') return { value: all }
  return all.length > 1 ? { why: say('There is more than one.') } : { value: all[0] ?? null }
}

function ofNumber(value: number | Money, to: Kind, how: How): Converted {
  const isMoney = typeof value === 'object'
  if (to.type === 'text') return { value: isMoney ? `${value.amount} ${value.currency}` : String(value) }
  if (to.type === 'money') return amount(String(value), how)
  if (isMoney && value.currency !== how.currency)
    return { why: say('It is in another currency than {currency}.', { currency: how.currency }) }
  return { value: Number(isMoney ? value.amount : value) }
}

function amount(decimal: string, { currency }: How): Converted {
  if (!/^-?\d{1,15}(\.\d+)?$/.test(decimal)) return { why: say('It is no amount.') }
  return { value: roundMoney({ amount: decimal, currency }) }
}

/** A value as people would write it. */
function written(value: unknown, from: Kind, { yes, no }: How): string {
  if (from.type === 'boolean') return value === true ? yes : no
  if (from.type === 'choice') return labelled(value as string, from.options)
  if (from.type === 'emails' || from.type === 'phones') return (value as Contact[]).map((each) => each.value).join(', ')
  return String(value)
}

const labelled = (key: string, options: readonly Option[]) => options.find((each) => each.key === key)?.label ?? key

/** What somebody wrote as what it is to be. */
function read(given: string, to: Kind, how: How): Converted {
  const text = given.trim()
  if (text === '') return { value: null }
  switch (to.type) {
    case 'number':
    case 'percent':
    case 'money':
      return readNumber(text, to, how)
    case 'date':
    case 'dateTime':
      return readDate(text, to, how)
    case 'boolean':
      return readYes(text, how)
    case 'choice':
      return readChoice(text, to)
    case 'emails':
    case 'phones':
      return { value: text.split(/\s*[,;\n]\s*/).filter(Boolean).map((value, index) => ({ value, primary: index === 0 })) } // prettier-ignore
    case 'url':
      return { value: /^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}` }
    default:
      return { value: given }
  }
}

function readNumber(text: string, to: Kind, how: How): Converted {
  const decimal = numberWritten(text, how.decimal)
  if (decimal === null) return { why: say('It is no number that is written so.') }
  const letters = text.replace(/[^\p{L}]/gu, '').toUpperCase()
  if (to.type === 'money')
    return letters === '' || letters === how.currency ? amount(decimal, how) : { why: say('It is in another currency than {currency}.', { currency: how.currency }) } // prettier-ignore
  if (letters !== '') return { why: say('There is more in it than a number.') }
  const number = Number(decimal)
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) return { why: say('It is too large to be exact.') }
  return { value: to.type === 'percent' ? Math.round(number * 10_000) / 10_000 : number }
}

function readDate(text: string, to: Kind, how: How): Converted {
  const date = writtenDate(text)
  const day = date && dayWritten(date, how.order, { year: new Date().getUTCFullYear() })
  if (!date || !day) return { why: say('It is no day that is written so.') }
  if (to.type === 'date') return { value: day }
  const begins = startOfDay(how.timeZone, day)
  if (date.time === null) return { value: begins.toISOString() }
  const [hours = 0, minutes = 0, seconds = 0] = date.time.split(':').map(Number)
  if (date.zone !== null) return { value: new Date(`${day}T${date.time.length === 5 ? `${date.time}:00` : date.time}${date.zone}`).toISOString() } // prettier-ignore
  return { value: new Date(begins.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000).toISOString() }
}

const yeses = ['true', 'yes', 'y', '1', 'x', 'on', 'ja', 'j', 'wahr', 'نعم', '✓']
const nos = ['false', 'no', 'n', '0', 'off', 'nein', 'falsch', 'لا', '-']

function readYes(text: string, { yes, no }: How): Converted {
  const said = text.toLowerCase()
  if (said === yes.toLowerCase() || yeses.includes(said)) return { value: true }
  if (said === no.toLowerCase() || nos.includes(said)) return { value: false }
  return { why: say('It is neither yes nor no.') }
}

function readChoice(text: string, { options }: Kind): Converted {
  const said = text.toLowerCase()
  const found = options.find(({ key }) => key === text) ?? options.find(({ label }) => label.trim().toLowerCase() === said) // prettier-ignore
  return found ? { value: found.key } : { why: say('It is none of the choices.') }
}
