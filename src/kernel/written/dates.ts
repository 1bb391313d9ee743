import { isDay } from '../time.ts'
import { monthOf } from './months.ts'

/** The order in which day, month and year stand. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

/** A date as it stands in a cell, before anybody says which part is which. */
export interface WrittenDate {
  /** The three parts in their order, as digits. */
  parts: readonly [string, string, string]
  /** What is certain without the column: a year of four digits in front, a month by its name. */
  order: DateOrder | null
  /** Hours and minutes, as `14:05` or `14:05:30`; null for a day. */
  time: string | null
  /** An offset that the text states: `Z`, `+02:00`. */
  zone: string | null
}

const clock = /[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)? ?([ap])?\.?m?\.? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i
const numeric = /^(\d{1,4})([-/. ]) ?(\d{1,2})\2 ?(\d{1,4})\.?$/
const worded =
  /^(?:\p{L}+\.?,? )?(?:(\d{1,2})(?:st|nd|rd|th|\.|º)?[ -](?:de )?(\p{L}+)\.?,?(?: de)?[ -](\d{4}|\d{2})|(\p{L}+)\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4}))$/iu

/** Reads the parts of a date, or null when the text is none. */
export function writtenDate(text: string): WrittenDate | null {
  const given = text.trim()
  const at = given.length > 8 ? clock.exec(given) : null
  const day = (at ? given.slice(0, at.index) : given).trim()
  const time = at && timeOf(at)
  if (at && !time) return null
  const parts = partsOf(day)
  return parts && { ...parts, time, zone: at?.[5] ? zoneOf(at[5]) : null }
}

function timeOf([, hour, minute, second, half]: RegExpExecArray): string | null {
  const hours = (Number(hour) % (half ? 12 : 100)) + (half?.toLowerCase() === 'p' ? 12 : 0)
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null
  return `${String(hours).padStart(2, '0')}:${minute}${second ? `:${second}` : ''}`
}

const zoneOf = (text: string) =>
  /[zug]/i.test(text) ? 'Z' : text.includes(':') ? text : `${text.slice(0, 3)}:${text.slice(3)}`

function partsOf(day: string): Pick<WrittenDate, 'parts' | 'order'> | null {
  const match = numeric.exec(day)
  if (match) {
    const [, a, , b, c] = match as unknown as [string, string, string, string, string]
    if (a.length === 3 || c.length === 3 || (a.length === 4 && c.length === 4)) return null
    return { parts: [a, b, c], order: a.length === 4 ? 'ymd' : null }
  }
  if (/^(19|20)\d{6}$/.test(day)) return { parts: [day.slice(0, 4), day.slice(4, 6), day.slice(6)], order: 'ymd' }
  const words = worded.exec(day)
  if (!words) return null
  const [, dayFirst, monthSecond, year, monthFirst, daySecond, yearLast] = words
  const month = monthOf((monthSecond ?? monthFirst)!)
  return month ? { parts: [(dayFirst ?? daySecond)!, String(month), (year ?? yearLast)!], order: 'dmy' } : null
}

/** `[year, month, day]` of the parts in an order. */
function arranged([a, b, c]: WrittenDate['parts'], order: DateOrder): [string, string, string] {
  if (order === 'ymd') return [a, b, c]
  return order === 'dmy' ? [c, b, a] : [c, a, b]
}

export interface YearRule {
  /** Today's year, from which the century of a two-digit year is taken. */
  year: number
  /** Years of this kind are never ahead: birthdays. */
  past?: boolean
}

/** The day that is written, YYYY-MM-DD, when its parts are read in that order; null when there is no such day. */
export function dayWritten(written: WrittenDate, order: DateOrder, rule: YearRule): string | null {
  const [year, month, day] = arranged(written.parts, written.order ?? order)
  if (year.length !== 2 && year.length !== 4) return null
  if (day.length > 2) return null
  const text = `${year.length === 4 ? year : century(Number(year), rule)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}

/** Two digits mean the year that is nearest: at most twenty years ahead, and not ahead at all where that cannot be. */
function century(digits: number, { year, past }: YearRule): number {
  const latest = past ? year : year + 20
  const last = latest - (latest % 100) + digits
  return last > latest ? last - 100 : last
}
