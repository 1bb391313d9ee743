import { addDays, dayIn } from '../../kernel/time.ts'
import { minuteIn, momentAt } from '../fields/parse/moment.ts'

export interface Choice {
  key: 'later' | 'evening' | 'tomorrow' | 'monday' | 'month'
  until: string
}

const morning = 9 * 60
const evening = 18 * 60

/** Until when one mostly puts things off, soonest first; the evening only while it lies well ahead. */
export function snoozeChoices(now: Date, timeZone: string): Choice[] {
  const today = dayIn(timeZone, now)
  const at = (day: string, minute: number) => momentAt(timeZone, day, minute)
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const inAWhile = Math.ceil((now.getTime() + 3 * 3_600_000) / 900_000) * 900_000
  return [
    { key: 'later', until: new Date(inAWhile).toISOString() },
    ...(minuteIn(timeZone, now) < evening - 240 ? [{ key: 'evening' as const, until: at(today, evening) }] : []),
    { key: 'tomorrow', until: at(addDays(today, 1), morning) },
    { key: 'monday', until: at(addDays(today, (8 - weekday) % 7 || 7), morning) },
    { key: 'month', until: at(addDays(today, 30), morning) },
  ]
}
