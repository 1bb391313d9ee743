import { addDays, addMonths, weekOf, type Weekday } from '../../kernel/time.ts'

/** How much of time a calendar shows at once. */
export const spans = ['month', 'week', 'day', 'agenda'] as const
export type Span = (typeof spans)[number]

/** Days from the first one up to the one before `to`. */
export interface Range {
  from: string
  to: string
}

/** The days that are shown around a day: a month stands in whole weeks. `first` is the weekday on which weeks begin, 0 for Sunday. */
export function rangeOf(span: Span, day: string, first: Weekday): Range {
  if (span === 'day') return { from: day, to: addDays(day, 1) }
  if (span === 'week') return { from: weekOf(day, first), to: addDays(weekOf(day, first), 7) }
  const month = monthOf(day)
  if (span === 'agenda') return { from: month, to: addMonths(month, 1) }
  const last = addDays(addMonths(month, 1), -1)
  return { from: weekOf(month, first), to: addDays(weekOf(last, first), 7) }
}

/** The day from which the span before or after is shown. */
export function stepped(span: Span, day: string, by: number): string {
  if (span === 'day') return addDays(day, by)
  if (span === 'week') return addDays(day, by * 7)
  return addMonths(monthOf(day), by)
}

export function daysOf({ from, to }: Range): string[] {
  const days: string[] = []
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day)
  return days
}

/** The days of a range by weeks. */
export function weeksOf(range: Range): string[][] {
  const days = daysOf(range)
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

export const monthOf = (day: string) => `${day.slice(0, 7)}-01`
