import { atSight } from '../../../../kernel/at-sight.ts'
import { patternOf } from '../../../../kernel/fault.ts'
import { say, sayFault, type Sentence } from '../../../../kernel/sentence.ts'
import { isAmount, isCurrency } from '../../../../kernel/money.ts'
import { valueSchema } from '../../../../kernel/schema.ts'
import { isMoment, startOfDay } from '../../../../kernel/time.ts'
import type { Target } from '../mapping/target.ts'
import { countryCode, countryNames, likelyCountry } from '../values/countries.ts'
import { yesOrNo } from '../values/choice-words.ts'
import { dayWritten, writtenDate, type DateOrder, type WrittenDate } from '../../../../kernel/written/dates.ts'
import { nearest } from '../../../../kernel/near.ts'
import { numberWritten, type DecimalSign } from '../../../../kernel/written/numbers.ts'

/** Why a cell cannot be taken. */
export interface Wrong {
  wrong: Sentence
  kind?: 'value' | 'missing' | 'ambiguous' | 'dates' | 'decimals'
  suggestion?: string
}
/** What a cell became; `add`: a name that is not there yet and will be added; `skip`: nothing, and that is right. */
export type Cell = { value: unknown } | { add: string } | Wrong | 'skip'
export type CellReader = (text: string) => Cell

export interface CellRules {
  order: DateOrder | null
  decimal: DecimalSign | null
  timeZone: string
  today: string
  /** A name of a choice or of another record; answers its key or id. */
  named: CellReader
}

const half = 12 * 60 * 60 * 1000

/** The moment that stands for a day: noon where the company is, so that it is the same day nearly everywhere. */
export function noonOf(day: string, timeZone: string): string {
  return new Date(startOfDay(timeZone, day).getTime() + half).toISOString()
}

/** How the cells of a column are read for a target. */
export function cellReader(target: Target, rules: CellRules): CellReader {
  const { field, piece } = target
  if (piece === 'currency') return currency
  if (piece === 'country') return country
  if (piece || target.key === '@name' || target.key === '@id') return (text) => ({ value: text.slice(0, 300) })
  if (target.key === '@createdAt') return moment(rules)
  switch (field!.type) {
    case 'number':
    case 'percent':
      return number(target, rules)
    case 'money':
      return amount(rules)
    case 'date':
      return day(rules, target.name === 'birthday')
    case 'dateTime':
      return moment(rules)
    case 'boolean':
      return boolean
    case 'url':
      return webAddress(target)
    case 'choice':
    case 'link':
    case 'user':
    case 'choices':
    case 'links':
      return rules.named
    case 'emails':
      return severalOf(/\s*(?::::|[;,\n])\s*/, (text) => (/^[^\s@"]+@[^\s@]+\.[^\s@.]{2,}$/.test(text) ? null : say('“{text}” is not an e-mail address.', { text }))) // prettier-ignore
    case 'phones':
      return severalOf(/\s*(?::::|[;\n])\s*/, (text) => (/\d.*\d/.test(text) ? null : say('“{text}” is not a phone number.', { text }))) // prettier-ignore
    case 'handles':
      return severalOf(/\s*:::\s*/, () => null)
    default:
      return plain(target)
  }
}

function plain(target: Target): CellReader {
  return (text) => checked(target, text)
}

/** The value as the field would have it, or what is wrong with it. */
function checked({ field }: Target, value: unknown): Wrong | { value: unknown } {
  const seen = atSight(field!, value)
  if (seen !== undefined) return { value: seen }
  const result = valueSchema(field!).safeParse(value, { error: patternOf })
  return result.success ? { value: result.data } : { wrong: sayFault(result.error.issues[0]!) }
}

/** Signs that may stand between two, or before one. */
const mayBeSeveral = /[;,\n]|:::|^mailto:/i

function severalOf(between: RegExp, fault: (text: string) => Sentence | null): CellReader {
  return (text) => {
    if (text.length <= 300 && !mayBeSeveral.test(text)) {
      const wrong = fault(text)
      return wrong ? { wrong } : { value: [text] }
    }
    const items = text.split(between).map((item) => item.replace(/^mailto:/i, '').trim()).filter(Boolean) // prettier-ignore
    const wrong = items.map(fault).find((each) => each !== null)
    if (wrong) return { wrong }
    const long = items.find((item) => item.length > 300)
    return long ? { wrong: say('At most {maximum} characters.', { maximum: 300 }) } : { value: items }
  }
}

function number(target: Target, rules: CellRules): CellReader {
  return (text) => {
    const written = readNumber(text, rules)
    return typeof written === 'string' ? checked(target, Number(written)) : written
  }
}

const unclearSign = say('Is 1.234 a thousand, or one and a bit? Say which sign stands before decimals.')

function readNumber(text: string, { decimal }: CellRules): string | Wrong {
  if (decimal === null && /\d[.,]\d/.test(text)) return { wrong: unclearSign, kind: 'decimals' }
  return numberWritten(text, decimal ?? '.') ?? { wrong: say('“{text}” is not a number.', { text }) }
}

const symbols: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₹': 'INR', '₽': 'RUB', '₩': 'KRW', '₺': 'TRY', 'zł': 'PLN', 'kč': 'CZK', us$: 'USD', 'r$': 'BRL' } // prettier-ignore

/** An amount; a currency that the cell names itself goes with it. */
function amount(rules: CellRules): CellReader {
  return (text) => {
    const written = readNumber(text, rules)
    if (typeof written !== 'string') return written
    if (!isAmount(written)) return { wrong: say('“{text}” has too many digits for an amount.', { text }) }
    const sign = text.replace(/[\d.,\s\u00a0\u202f'’()+-]/g, '')
    if (sign === '') return { value: { amount: written, currency: null } }
    const code = symbols[sign.toLowerCase()] ?? sign.toUpperCase()
    if (!isCurrency(code)) return { wrong: say('“{text}” is not an amount.', { text }) }
    return { value: { amount: written, currency: code } }
  }
}

const currency: CellReader = (text) => {
  const code = symbols[text.toLowerCase()] ?? text.toUpperCase()
  return isCurrency(code) ? { value: code } : { wrong: say('There is no currency “{text}”.', { text }) }
}

const country: CellReader = (text) => {
  const code = countryCode(text)
  if (code) return { value: code }
  const suggestion = likelyCountry(text) ?? nearest(text, countryNames())
  return { wrong: say('There is no country “{text}”.', { text }), kind: 'missing', ...(suggestion && { suggestion }) }
}

const boolean: CellReader = (text) => {
  const value = yesOrNo(text)
  return value === undefined ? { wrong: say('“{text}” is neither yes nor no.', { text }) } : { value }
}

function webAddress(target: Target): CellReader {
  return (text) => {
    const whole = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
    const cell = checked(target, whole)
    const isRight = 'value' in cell && /\.|localhost/.test(whole)
    return isRight ? cell : { wrong: say('“{text}” is not a web address.', { text }) }
  }
}

const unclear = {
  wrong: say('Which is the day and which the month? Say the order of the dates in this column.'),
  kind: 'dates',
} as const

function readDay(
  text: string,
  { order, today }: CellRules,
  past: boolean,
): Wrong | { day: string; written: WrittenDate } {
  const written = writtenDate(text)
  if (!written) return { wrong: say('“{text}” is not a date.', { text }) }
  if (!order && !written.order) return unclear
  const day = dayWritten(written, order ?? 'ymd', { year: Number(today.slice(0, 4)), past })
  return day ? { day, written } : { wrong: say('There is no such day: “{text}”.', { text }) }
}

function day(rules: CellRules, past: boolean): CellReader {
  return (text) => {
    const read = readDay(text, rules, past)
    if ('wrong' in read) return read
    return past && read.day > rules.today ? { wrong: say('“{text}” lies ahead.', { text }) } : { value: read.day }
  }
}

function moment(rules: CellRules): CellReader {
  return (text) => {
    const read = readDay(text, rules, false)
    if ('wrong' in read) return read
    const { day, written } = read
    if (!written.time) return { value: noonOf(day, rules.timeZone) }
    const time = written.time.length === 5 ? `${written.time}:00` : written.time
    if (written.zone) {
      const whole = `${day}T${time}${written.zone}`
      return isMoment(whole)
        ? { value: new Date(whole).toISOString() }
        : { wrong: say('“{text}” is not a time.', { text }) }
    }
    const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number]
    const start = startOfDay(rules.timeZone, day).getTime()
    return { value: new Date(start + ((hours * 60 + minutes) * 60 + seconds) * 1000).toISOString() }
  }
}
