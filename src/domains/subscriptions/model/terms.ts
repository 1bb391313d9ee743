import type { RowOf } from '../../../kernel/record.ts'
import { addDays, addMonths } from '../../../kernel/time.ts'
import type { subscription } from './subscription.ts'

/** What of a subscription says how long it goes. */
export type Terms = Pick<
  RowOf<typeof subscription>,
  'startsOn' | 'months' | 'renewal' | 'noticeDays' | 'termFrom' | 'termEndsOn' | 'status'
>

/** The earliest last day that notice given today allows, and which of the reasons makes it so. */
export interface Earliest {
  day: string
  because: 'notice' | 'term' | 'nextTerm'
}

/**
 * The last day of a term of so many months that begins on a day. Terms keep to the day of the month on which the
 * subscription began: one from the 31st ends on the last day but one of a short month, and the next but one does not drift.
 */
export function lastDayOf(from: string, months: number, began: string): string {
  const month = addMonths(`${from.slice(0, 7)}-01`, months)
  const last = addDays(addMonths(month, 1), -1)
  const same = `${month.slice(0, 8)}${began.slice(8)}`
  return addDays(same < last ? same : last, -1)
}

/** When a cancellation of today takes effect at the earliest: with the term while there is notice left, else with the next. */
export function earliestEnd(of: Terms, today: string): Earliest {
  const noticed = addDays(today, of.noticeDays)
  const { termEndsOn, termFrom, startsOn, months } = of
  if (!termEndsOn || !months || (termEndsOn < today && of.renewal !== 'alone')) return { day: noticed, because: 'notice' }
  if (of.renewal !== 'alone' || noticed <= termEndsOn) return { day: termEndsOn, because: 'term' }
  let day = termEndsOn
  while (day < noticed) day = lastDayOf(addDays(day, 1), months, startsOn ?? termFrom ?? day)
  return { day, because: 'nextTerm' }
} // prettier-ignore
