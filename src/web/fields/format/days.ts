import { addDays } from '../../../kernel/time.ts'
import { currentLocale, formatDay } from '../../words/format.ts'
import { dateWriter, distanceWriter, numberWriter } from '../../words/writers.ts'

/** Today, Yesterday, Tomorrow, or Thursday 5 November: the head of a day's entries. */
export function formatDayHead(day: string, today: string): string {
  const off = [-1, 0, 1].find((each) => addDays(today, each) === day)
  if (off !== undefined) return capital(distanceWriter(currentLocale(), { numeric: 'auto' }).format(off, 'day'))
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return dateWriter(currentLocale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...year,
    timeZone: 'UTC',
  }).format(new Date(`${day}T12:00:00Z`))
}

/** A number of days, short: 26 d. */
export function formatDays(days: number): string {
  return numberWriter(currentLocale(), { style: 'unit', unit: 'day', unitDisplay: 'narrow' }).format(days)
}

/** A day with its weekday and year, to make sure: Fri 20 Nov 2026. */
export function formatDaySure(day: string): string {
  return formatDay(day, { weekday: true, year: true })
}

const capital = (text: string) => `${text[0]?.toLocaleUpperCase() ?? ''}${text.slice(1)}`
