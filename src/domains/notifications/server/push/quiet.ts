import type { QuietHours } from '../../../../kernel/preferences.ts'
import { addDays, dayIn, momentAt, weekdayOf } from '../../../../kernel/time.ts'

/** A day and the next ones, so that a quiet day that ends in quiet hours ends with them. */
const ahead = 8

/** Until when somebody wants to be left alone at a moment, by the clocks of their zone; null when they do not. */
export function quietUntil(quiet: QuietHours, zone: string, now: Date): Date | null {
  const spans = spansFrom(quiet, zone, addDays(dayIn(zone, now), -1))
  let until = now
  // One quiet time may begin where another ends: those of Friday night, all of Saturday.
  for (const { from, to } of spans) if (from <= until && until < to) until = to
  return until > now ? until : null
}

function spansFrom({ from, until, days }: QuietHours, zone: string, first: string) {
  const [begins, ends] = [minutesOf(from), minutesOf(until)]
  return Array.from({ length: ahead }, (_, index) => addDays(first, index)).flatMap((day) => {
    const next = addDays(day, 1)
    const night = { from: momentAt(zone, day, begins), to: momentAt(zone, begins < ends ? day : next, ends) }
    const whole = { from: momentAt(zone, day, 0), to: momentAt(zone, next, 0) }
    return [...(days.includes(weekdayOf(day)) ? [whole] : []), ...(begins === ends ? [] : [night])]
  }).sort((one, other) => +one.from - +other.from) // prettier-ignore
}

function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number)
  return hours! * 60 + minutes!
}
