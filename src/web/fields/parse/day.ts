import { languageCodes } from '../../../kernel/language.ts'
import { addDays, addMonths, isDay, periodDays, weekOf, type Weekday } from '../../../kernel/time.ts'
import { inEnglish } from './date-words/in-english.ts'
import { plainText } from './plain-text.ts'

export interface DayEntry {
  locale: string
  /** The calendar day that it is for the reader, YYYY-MM-DD. */
  today: string
  /** On which weekday their weeks begin. */
  firstWeekday: Weekday
}

const counts: Record<string, number> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 }
const unit = '(d|days?|w|wks?|weeks?|mo|months?|q|quarters?|y|yrs?|years?)'

/**
 * A day as people say it: `fri`, `next tuesday`, `in 2 weeks`, `3 days ago`, `end of month`, `12 dec`, `12/12/26` (in the order
 * of the locale), `2026-12-12`; also in German and Arabic words. Weekday and month names are those of our languages and of the
 * locale. Null when it is none.
 */
export function parseDay(text: string, entry: DayEntry): string | null {
  const typed = inEnglish(text).replace(/^on /, '')
  return relative(typed, entry) ?? weekday(typed, entry) ?? named(typed, entry) ?? numeric(typed, entry)
}

/** The first day of a working week: where weeks do not begin on Monday, their first day is one of rest. */
const workingWeek = (week: 'lastWeek' | 'thisWeek' | 'nextWeek', today: string, first: Weekday) =>
  addDays(periodDays(week, today, first)[0], first === 1 ? 0 : 1)

const plain: Record<string, (today: string, first: Weekday) => string> = {
  today: (today) => today,
  tod: (today) => today,
  tomorrow: (today) => addDays(today, 1),
  tom: (today) => addDays(today, 1),
  tmr: (today) => addDays(today, 1),
  yesterday: (today) => addDays(today, -1),
  'next week': (today, first) => workingWeek('nextWeek', today, first),
  'next month': (today) => periodDays('nextMonth', today)[0],
  'next quarter': (today) => periodDays('nextQuarter', today)[0],
  'next year': (today) => periodDays('nextYear', today)[0],
  'last week': (today, first) => workingWeek('lastWeek', today, first),
  'last month': (today) => periodDays('lastMonth', today)[0],
  'end of week': (today, first) => addDays(workingWeek('thisWeek', today, first), 4),
  'end of month': (today) => addDays(periodDays('thisMonth', today)[1], -1),
  'end of quarter': (today) => addDays(periodDays('thisQuarter', today)[1], -1),
  'end of year': (today) => addDays(periodDays('thisYear', today)[1], -1),
  eow: (today, first) => addDays(workingWeek('thisWeek', today, first), 4),
  eom: (today) => addDays(periodDays('thisMonth', today)[1], -1),
  eoq: (today) => addDays(periodDays('thisQuarter', today)[1], -1),
  eoy: (today) => addDays(periodDays('thisYear', today)[1], -1),
}

function relative(text: string, { today, firstWeekday }: DayEntry): string | null {
  const word = Object.hasOwn(plain, text) ? plain[text] : undefined
  if (word) return word(today, firstWeekday)
  const match = new RegExp(`^(in |\\+|-)?(\\d{1,4}|an?|one|two|three|four|five|six) ?${unit}( ago| from now)?$`).exec(
    text,
  )
  if (!match) return null
  const back = match[1] === '-' || match[4] === ' ago'
  return moved(today, (counts[match[2]!] ?? Number(match[2])) * (back ? -1 : 1), match[3]!)
}

function moved(today: string, count: number, by: string): string {
  if (by.startsWith('d')) return addDays(today, count)
  if (by.startsWith('w')) return addDays(today, count * 7)
  return addMonths(today, count * (by.startsWith('m') ? 1 : by.startsWith('q') ? 3 : 12))
}

/** `fri` is the next one after today, `this fri` that of this week, `next fri` that of next week, `last fri` the latest gone. */
function weekday(text: string, { locale, today, firstWeekday }: DayEntry): string | null {
  const [, which, name] = /^(this |next |last |coming )?(\S+)$/.exec(text) ?? []
  const index = name === undefined ? -1 : indexOf(name, (day) => weekdayNames(locale, day))
  if (index < 0) return null
  const inWeek = addDays(weekOf(today, firstWeekday), (index + 8 - firstWeekday) % 7)
  if (which === 'this ') return inWeek
  if (which === 'next ') return addDays(inWeek, 7)
  if (which === 'last ') return inWeek < today ? inWeek : addDays(inWeek, -7)
  return inWeek > today ? inWeek : addDays(inWeek, 7)
}

/** `12 dec`, `dec 12 2026`, `12. dezember 26`, `dec 2026`: without a year the nearest one that is not half a year gone. */
function named(text: string, { locale, today }: DayEntry): string | null {
  const words = text
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .split(/[\s.,/-]+/)
    .filter(Boolean)
  const at = words.findIndex((word) => indexOf(word, (month) => monthNames(locale, month)) >= 0)
  const numbers = words.filter((_, index) => index !== at)
  if (at < 0 || numbers.length === 0 || numbers.length > 2 || !numbers.every((word) => /^\d{1,4}$/.test(word)))
    return null
  const month = indexOf(words[at]!, (each) => monthNames(locale, each)) + 1
  const [first, second] = numbers as [string, string?]
  if (first.length === 4) return dated(first, month, second ?? '1', today)
  return dated(second, month, first, today)
}

function numeric(text: string, { locale, today }: DayEntry): string | null {
  if (isDay(text)) return text
  const parts = text.replace(/\.$/, '').split(/[./-]/)
  if (parts.length < 2 || parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  if (parts[0]!.length === 4) return dated(parts[0], Number(parts[1]), parts[2] ?? '1', today)
  const [a, b, year] = parts as [string, string, string?]
  const monthFirst = order(locale).indexOf('month') < order(locale).indexOf('day')
  const written = monthFirst ? dated(year, Number(a), b, today) : dated(year, Number(b), a, today)
  return written ?? (monthFirst ? dated(year, Number(b), a, today) : dated(year, Number(a), b, today))
}

function dated(year: string | undefined, month: number, day: string, today: string): string | null {
  const full = year === undefined ? null : year.length <= 2 ? `20${year.padStart(2, '0')}` : year
  const write = (in_: string) => `${in_.padStart(4, '0')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  if (full) return isDay(write(full)) ? write(full) : null
  const thisYear = Number(today.slice(0, 4))
  const near = [thisYear, thisYear + 1].map((each) => write(String(each))).find((each) => each >= addMonths(today, -6))
  return near && isDay(near) ? near : null
}

function indexOf(word: string, namesOf: (index: number) => string[]): number {
  const bare = word.replace(/\.$/, '')
  if (bare.length < 2 || /\d/.test(bare)) return -1
  const all = Array.from({ length: 12 }, (_, index) => namesOf(index))
  const exact = all.findIndex((names) => names.includes(bare))
  return exact >= 0
    ? exact
    : bare.length < 3
      ? -1
      : all.findIndex((names) => names.some((name) => name.startsWith(bare)))
}

/** The names of a weekday, Monday is 0; none above 6. */
function weekdayNames(locale: string, index: number): string[] {
  return index > 6 ? [] : names(locale, 'weekday', new Date(Date.UTC(2024, 0, 1 + index)))
}

function monthNames(locale: string, index: number): string[] {
  return names(locale, 'month', new Date(Date.UTC(2024, index, 1)))
}

const known = new Map<string, string[]>()

/** In our languages and the locale's, long and short; making a format is slow, and every keystroke asks. */
function names(locale: string, part: 'weekday' | 'month', date: Date): string[] {
  const key = `${locale} ${part} ${date.getTime()}`
  const found = known.get(key)
  if (found) return found
  const made = [...languageCodes, locale].flatMap((language) =>
    (['long', 'short'] as const).map((length) =>
      plainText(new Intl.DateTimeFormat(language, { [part]: length, timeZone: 'UTC' }).format(date)).replace(/\.$/, ''),
    ),
  )
  known.set(key, made)
  return made
}

function order(locale: string): string[] {
  return new Intl.DateTimeFormat(locale).formatToParts(0).map((part) => part.type)
}
