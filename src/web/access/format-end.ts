import { addDays, dayIn, startOfDay } from '../../kernel/time.ts'
import { currentTimeZone, formatDay, formatMoment } from '../words/format.ts'

/** Until when something lasts: at midnight it is the day before that counts whole. */
export function formatEnd(moment: string): string {
  const zone = currentTimeZone()
  const day = dayIn(zone, new Date(moment))
  const isMidnight = startOfDay(zone, day).getTime() === Date.parse(moment)
  return isMidnight ? formatDay(addDays(day, -1), { year: true }) : formatMoment(moment)
}
