import { addDays } from '../../../kernel/time.ts'
import { addWorkingDays, workingDayUpTo } from '../../../kernel/working-days.ts'
import type { Span } from './span.ts'

/** How far somebody is with a goal, and where they arrive if they go on as they did. */
export interface Pace {
  /** Of the aim, 0 to 1. */
  share: number
  /** What it will be on the last working day; null before the first working day is over. */
  likely: number | null
  /** The last working day of the period. */
  by: string
  /** Reached, on the way, or behind; on the way as well while nobody can know. */
  state: 'reached' | 'onTheWay' | 'behind'
}

/** Reckons with working days, Monday to Friday, of which today is over; what was done at a weekend counts all the same. */
export function paceOf(value: number, aim: number, { from, until }: Span, today: string): Pace {
  const by = workingDayUpTo(addDays(until, -1))
  const [passed, all] = [workingDays(from, addDays(today, 1)), workingDays(from, until)]
  const likely = passed === 0 ? null : Math.floor((value / passed) * all + 1e-9)
  const state = value >= aim ? 'reached' : likely === null || likely >= aim ? 'onTheWay' : 'behind'
  return { share: aim > 0 ? Math.min(1, value / aim) : 1, likely, by, state }
}

/** How many working days there are from a day until before another one. */
function workingDays(from: string, until: string): number {
  let count = 0
  for (let day = addWorkingDays(from, 0); day < until; day = addWorkingDays(day, 1)) count++
  return count
}
