import { addDays, daysBetween, periodDays, type Weekday } from '../../../kernel/time.ts'

export const pers = ['week', 'month', 'quarter'] as const
export type Per = (typeof pers)[number]

export const measures = ['calls', 'meetings', 'tasks', 'leads', 'won', 'worth'] as const
export type Measure = (typeof measures)[number]

/** Days: the first, and the first that is none of them any more. */
export interface Span {
  from: string
  until: string
}

const names = {
  week: ['thisWeek', 'lastWeek'],
  month: ['thisMonth', 'lastMonth'],
  quarter: ['thisQuarter', 'lastQuarter'],
} as const

/** The period in which a day lies, and the one before it up to as many days as have passed of this one. */
export function spansOf(per: Per, today: string, first: Weekday): { now: Span; before: Span } {
  const [from, until] = periodDays(names[per][0], today, first)
  const [began] = periodDays(names[per][1], today, first)
  const sameDay = addDays(began, daysBetween(from, today) + 1)
  return { now: { from, until }, before: { from: began, until: sameDay < from ? sameDay : from } }
}
