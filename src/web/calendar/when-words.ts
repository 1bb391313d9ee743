import { dayIn } from '../../kernel/time.ts'
import { currentTimeZone, formatDay, formatTime } from '../words/format.ts'

/** A day, or a moment with its time: "Fri 27 Nov, 14:30". */
export function whenWords(value: string): string {
  if (value.length === 10) return formatDay(value, { weekday: true })
  return `${formatDay(dayIn(currentTimeZone(), new Date(value)), { weekday: true })}, ${formatTime(value)}`
}
