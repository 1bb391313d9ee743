import { addDays, dayIn, momentAt, startOfDay, weekdayOf, type Weekday } from '../../../../kernel/time.ts'

/** Hours that somebody works on some days of the week, in minutes of the day of a zone. */
export interface Shift {
  zone: string
  days: ReadonlySet<Weekday>
  begins: number
  ends: number
}

/** When somebody works: always where they have no shifts, and not before they are back. */
export interface Working {
  shifts: readonly Shift[]
  backAt: Date | null
}

/** From one moment until another, in milliseconds. */
export type Span = readonly [from: number, until: number]

const minute = 60_000
/** Nobody is waited for longer. */
const longest = 366

/** The moment after so many minutes of work; null where they do not work so much within a year. */
export function afterWork(working: Working, from: Date, minutes: number): Date | null {
  let left = minutes * minute
  for (const [begins, ends] of spansFrom(working, from)) {
    if (ends - begins >= left) return new Date(begins + left)
    left -= ends - begins
  }
  return null
}

/** How many whole minutes somebody worked between two moments. */
export function workBetween(working: Working, from: Date, until: Date): number {
  let worked = 0
  for (const [begins, ends] of spansFrom(working, from)) {
    if (begins >= until.getTime()) break
    worked += Math.min(ends, until.getTime()) - begins
  }
  return Math.floor(worked / minute)
}

/** The spans between two moments in which somebody works; where one follows on another, they are one. */
export function workingSpans(working: Working, from: Date, until: Date): Span[] {
  const spans: Span[] = []
  for (const [begins, ends] of spansFrom(working, from)) {
    if (begins >= until.getTime()) break
    const last = spans.at(-1)
    const joined = last && last[1] >= begins ? spans.pop()![0] : begins
    spans.push([joined, Math.min(ends, until.getTime())])
  }
  return spans
}

/** Whether somebody works at this moment. */
export const isAtWork = (working: Working, now: Date): boolean => {
  const [first] = spansFrom(working, now)
  return first !== undefined && first[0] <= now.getTime()
}

/** Whether somebody is away at this moment. */
export const isAway = ({ backAt }: Working, now: Date): boolean => backAt !== null && backAt > now

/** The day after a last one away, as it begins where somebody is. */
export const backAfter = (zone: string, awayUntil: string): Date => startOfDay(zone, addDays(awayUntil, 1))

/** The spans of work from a moment on, one after the other and none in another. */
function* spansFrom(working: Working, from: Date): Generator<Span> {
  const start = Math.max(from.getTime(), working.backAt?.getTime() ?? 0)
  if (working.shifts.length === 0) return yield [start, Infinity]
  let done = start
  for (let ahead = -1; ahead <= longest; ahead++)
    for (const [begins, ends] of spansOf(working.shifts, start, ahead)) {
      if (ends <= done) continue
      yield [Math.max(begins, done), ends]
      done = ends
    }
}

/** The spans of one day, in order; those of several zones may reach into each other’s days, which costs minutes at most. */
function spansOf(shifts: readonly Shift[], start: number, ahead: number): Span[] {
  const spans = shifts.flatMap(({ zone, days, begins, ends }): Span[] => {
    const day = addDays(dayIn(zone, new Date(start)), ahead)
    return days.has(weekdayOf(day))
      ? [[momentAt(zone, day, begins).getTime(), momentAt(zone, day, ends).getTime()]]
      : []
  })
  return spans.toSorted(([one], [other]) => one - other)
}
