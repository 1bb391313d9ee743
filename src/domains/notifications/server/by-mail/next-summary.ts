import { addDays, dayIn, momentAt, weekdayOf } from '../../../../kernel/time.ts'
import type { MailChoice } from './choice.ts'

/** When the next summary comes after a moment, by the clocks of a zone; null where there is none. */
export function nextSummary({ summary, summaryAt, summaryDays }: MailChoice, zone: string, now: Date): Date | null {
  if (summary.length === 0 || summaryDays.length === 0) return null
  const [hours, minutes] = summaryAt.split(':').map(Number)
  const today = dayIn(zone, now)
  const days = Array.from({ length: 8 }, (_, ahead) => addDays(today, ahead))
  const moments = days.filter((day) => summaryDays.includes(weekdayOf(day))).map((day) => momentAt(zone, day, hours! * 60 + minutes!)) // prettier-ignore
  return moments.find((moment) => moment > now) ?? null
}
