/** Words for time that filters and entry share, always resolved in a time zone. */

const day = 86_400_000
const spanPattern = /^([+-]?\d{1,5})([dwmy])$/
const periods = ['today', 'yesterday', 'tomorrow', 'thisWeek', 'lastWeek', 'nextWeek', 'thisMonth', 'lastMonth',
  'nextMonth', 'thisQuarter', 'lastQuarter', 'nextQuarter', 'thisYear', 'lastYear', 'nextYear'] as const // prettier-ignore
export type Period = (typeof periods)[number]

/** 0 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6
const weekdays = { sunday: 0, monday: 1, saturday: 6 } as const

/** The weekday on which somebody's weeks begin: as they say, else as their locale has it. */
export function firstWeekdayOf(own: keyof typeof weekdays | 'auto', locale: string): Weekday {
  if (own !== 'auto') return weekdays[own]
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } }
  return ((known.getWeekInfo?.().firstDay ?? 1) % 7) as Weekday
}

/** Whether it is one of the named periods: `today`, `thisQuarter`, … */
export function isPeriod(text: string): text is Period {
  return (periods as readonly string[]).includes(text)
}

/** Whether it is a real day of the calendar, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && date >= 1 && date <= lastDay(year, month)
}

function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Whether it is a moment: RFC 3339 with a zone. */
export function isMoment(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  )
}

/** Whether the platform knows it as a time zone. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z]/.test(zone)
  } catch {
    return false
  }
}

/** The calendar day that it is at that moment in that zone. */
export function dayIn(zone: string, moment: Date): string {
  return dayFormat(zone).format(moment)
}

/** Making a format costs a hundred times as much as using it. */
function perZone(make: (zone: string) => Intl.DateTimeFormat): (zone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (zone) => {
    const format = made.get(zone) ?? make(zone)
    made.set(zone, format)
    return format
  }
}

const dayFormat = perZone(
  (zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
)
const clockFormat = perZone((zone) =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }),
) // prettier-ignore

/** A day moved by whole days. */
export function addDays(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

export const weekdayOf = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay() as Weekday

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day)
}

/** A day moved by whole months; the 31st becomes the last day of a shorter month. */
export function addMonths(from: string, months: number): string {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** The first day of the week in which a day lies. */
export function weekOf(day: string, first: Weekday): string {
  return addDays(day, -((weekdayOf(day) - first + 7) % 7))
}

/** The first day of a period and the first day after it; weeks begin on Monday where no other weekday is given. */
export function periodDays(period: Period, today: string, first: Weekday = 1): [string, string] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const shift =
    period.startsWith('last') || period === 'yesterday'
      ? -1
      : period.startsWith('next') || period === 'tomorrow'
        ? 1
        : 0
  const span = (start: string, months: number): [string, string] => [
    addMonths(start, shift * months),
    addMonths(start, (shift + 1) * months),
  ]
  if (period.endsWith('Week')) {
    const start = addDays(weekOf(today, first), shift * 7)
    return [start, addDays(start, 7)]
  }
  if (period.endsWith('Month')) return span(`${today.slice(0, 7)}-01`, 1)
  if (period.endsWith('Quarter'))
    return span(`${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`, 3)
  if (period.endsWith('Year')) return span(`${year}-01-01`, 12)
  return [addDays(today, shift), addDays(today, shift + 1)]
}

/** A day said in words (`today`, `-7d`, `+2w`, `2026-11-22`), or null when it is none. */
export function dayOf(text: string, today: string, first?: Weekday): string | null {
  if (isDay(text)) return text
  if (isPeriod(text)) return periodDays(text, today, first)[0]
  const span = spanPattern.exec(text)
  if (!span) return null
  const count = Number(span[1])
  if (span[2] === 'd' || span[2] === 'w') return addDays(today, count * (span[2] === 'w' ? 7 : 1))
  return addMonths(today, count * (span[2] === 'y' ? 12 : 1))
}

/** The moment at which a day begins in a zone, daylight saving considered. */
export const startOfDay = (zone: string, date: string): Date => momentAt(zone, date, 0)

/** The moment at which a clock in a zone has gone so many minutes of a day, daylight saving considered. */
export function momentAt(zone: string, date: string, minutes: number): Date {
  const guess = Date.parse(`${date}T00:00:00Z`) + minutes * 60_000
  const first = guess - offsetAt(zone, guess)
  return new Date(guess - offsetAt(zone, first))
}

/** What a clock in a zone shows at a moment, as if it were UTC. */
export const clockAt = (zone: string, moment: number): Date => new Date(moment + offsetAt(zone, moment))

function offsetAt(zone: string, moment: number): number {
  const parts = clockFormat(zone).formatToParts(moment)
  const part = (type: string) => Number(parts.find((each) => each.type === type)!.value)
  return (
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) -
    Math.floor(moment / 1000) * 1000
  )
}
