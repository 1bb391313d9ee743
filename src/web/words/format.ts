import type { Money } from '../../kernel/field.ts'
import { digitsOf } from '../../kernel/money.ts'
import type { Preferences } from '../../kernel/preferences.ts'
import { addDays, dayIn, firstWeekdayOf, type Weekday } from '../../kernel/time.ts'
import { words } from './words.ts'
import { dateWriter, distanceWriter, numberWriter } from './writers.ts'

let locale = navigator.language || 'en-GB'
let timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
let weekStart: Preferences['weekStart'] = 'auto'

/** Takes over how the workspace writes and which clock the person lives by. */
export function setFormats(given: { locale: string; timeZone: string | null }): void {
  locale = given.locale
  timeZone = given.timeZone ?? timeZone
}
/** Takes over on which day a person's week begins. */
export const setWeekStart = (given: Preferences['weekStart']) => void (weekStart = given)
export const currentLocale = () => locale
export const currentTimeZone = () => timeZone

/** The day on which weeks begin: as the person says, else as their language has it. */
export const firstWeekday = (): Weekday => firstWeekdayOf(weekStart, locale)
/** By which locale, clock and calendar the person lives, for reading what they type. */
export const currentWays = () => ({ locale, timeZone, firstWeekday: firstWeekday() })
export const today = () => dayIn(timeZone, new Date())

/** "1,200 €"; cents only where there are some and not when `whole`, or when `exact`. */
export function formatMoney(money: Money, { exact = false, short = false, whole = false } = {}): string {
  const value = Number(money.amount)
  const digits = exact || !(whole || Number.isInteger(value)) ? digitsOf(money.currency) : 0
  return numberWriter(locale, {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: short ? 0 : digits,
    maximumFractionDigits: short ? 1 : digits,
    ...(short && { notation: 'compact' }),
  }).format(money.amount as unknown as number)
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return numberWriter(locale, options).format(value)
}

const halfYear = 183 * 86_400_000
const isFar = (day: string) =>
  day.slice(0, 4) !== today().slice(0, 4) && Math.abs(Date.parse(day) - Date.now()) > halfYear

/** A day of the calendar: "27 Nov", with its year unless that is this one or less than half a year away. */
export function formatDay(day: string, { weekday = false, year = isFar(day) } = {}): string {
  return dateWriter(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(weekday && { weekday: 'short' }),
    ...(year && { year: 'numeric' }),
  }).format(new Date(`${day}T00:00:00Z`))
}

/** A moment, short: "3 Nov, 09:15"; its year only where that is far from now. */
export function formatDayTime(moment: string): string {
  return dateWriter(locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    ...(isFar(dayIn(timeZone, new Date(moment))) && { year: 'numeric' }),
  }).format(new Date(moment))
}

/** The month of a day: "November 2026". */
export function formatMonth(day: string): string {
  return dayFormat({ month: 'long', year: 'numeric' }).format(new Date(`${day}T00:00:00Z`))
}

/** Days from one to another: "23 – 29 Nov 2026"; one alone with its weekday. */
export function formatDays(from: string, to: string): string {
  if (from === to)
    return dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
      new Date(`${from}T00:00:00Z`),
    )
  const format = dayFormat({ day: 'numeric', month: 'short', year: 'numeric' })
  return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
}

/** The weekday of a day: "Thu". */
export function formatWeekday(day: string): string {
  return dayFormat({ weekday: 'short' }).format(new Date(`${day}T00:00:00Z`))
}

/** A full hour of the day: "14:00", "2 pm". */
export function formatHour(hour: number): string {
  return dayFormat({ hour: 'numeric', minute: '2-digit' }).format(new Date(Date.UTC(2000, 0, 1, hour)))
}

const dayFormat = (options: Intl.DateTimeFormatOptions) => dateWriter(locale, { timeZone: 'UTC', ...options })

/** A distance: "50 km". */
export function formatKilometres(kilometres: number): string {
  return formatNumber(kilometres, { style: 'unit', unit: 'kilometer' })
}

export function formatTime(moment: string): string {
  return dateWriter(locale, { timeZone, timeStyle: 'short' }).format(new Date(moment))
}

/** How long something lasts, in minutes and seconds: 1:07. */
export function formatLength(seconds: number): string {
  return `${formatNumber(Math.floor(seconds / 60))}:${formatNumber(seconds % 60, { minimumIntegerDigits: 2 })}`
}

/** A moment in full: "22 Nov 2026, 14:05". */
export function formatMoment(moment: string): string {
  return dateWriter(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
}

/** A moment as people say it: the time today, "yesterday", a weekday, then the date. */
export function formatWhen(moment: string): string {
  const day = dayIn(timeZone, new Date(moment))
  const now = today()
  if (day === now) return words('when.today', { time: formatTime(moment) })
  if (day === addDays(now, -1)) return words('when.yesterday')
  if (day === addDays(now, 1)) return words('when.tomorrow')
  return formatDay(day, { weekday: day > now && day < addDays(now, 7) })
}

/** As of when something is so: the time today, else the moment in full. */
export function formatAsOf(moment: string): string {
  return dayIn(timeZone, new Date(moment)) === today() ? formatTime(moment) : formatMoment(moment)
}

/** How long ago: "3 min ago", "2 h ago", then days. */
export function formatAgo(moment: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(moment) - now) / 1000)
  const relative = distanceWriter(locale, { numeric: 'auto', style: 'short' })
  const size = Math.abs(seconds)
  if (size < 60) return relative.format(size < 5 ? 0 : seconds, 'second')
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  return relative.format(Math.round(seconds / 86_400), 'day')
}

/** Several in one breath: "Ada, Bob and Eva". */
export function formatList(parts: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(locale, { type }).format(parts)
}

/** A space and the zone's name, “ GMT+1”, where a moment is told by another clock than this device's; else nothing. */
export function zoneIfOther(moment: string): string {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const at = (zone: string) =>
    dateWriter(locale, { timeZone: zone, hour: 'numeric', timeZoneName: 'short' })
      .formatToParts(new Date(moment))
      .find(({ type }) => type === 'timeZoneName')!.value
  return at(timeZone) === at(here) ? '' : ` ${at(timeZone)}`
}
