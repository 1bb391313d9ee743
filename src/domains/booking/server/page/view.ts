import { dayIn, isTimeZone } from '../../../../kernel/time.ts'
import type { FreeTime } from '../free-times.ts'

export type Said = Readonly<Record<string, string>>

/** What a visitor looks at and has chosen so far. */
export interface View {
  minutes: number
  zone: string
  /** The days that are shown to choose from, of all that have free times. */
  days: readonly string[]
  day: string | null
  /** The free times of that day. */
  times: readonly number[]
  at: number | null
  /** Where the days that are shown begin among all, and those before and after, where there are some. */
  from: number
  earlier: number | null
  later: number | null
}

const atOnce = 8

/** The zone that somebody has chosen, else another. */
export const zoneIn = ({ zone }: Said, otherwise: string): string => (zone && isTimeZone(zone) ? zone : otherwise)

/** How long it is to be: as they have chosen, else the shortest that there is. */
export const minutesIn = ({ minutes }: Said, lengths: readonly number[]): number =>
  lengths.find((each) => String(each) === minutes) ?? lengths[0]!

/** What is shown of free times, by what somebody has said; what does not stand any more falls back to the first. */
export function viewOf(times: readonly FreeTime[], minutes: number, zone: string, said: Said): View {
  const byDay = Map.groupBy(times.map(({ at }) => at), (at) => dayIn(zone, new Date(at))) // prettier-ignore
  const all = [...byDay.keys()].toSorted()
  const asked = /^\d{1,3}$/.test(said.from ?? '') ? Number(said.from) : 0
  const from = asked < all.length ? asked - (asked % atOnce) : 0
  const days = all.slice(from, from + atOnce)
  const day = days.find((each) => each === said.day) ?? days[0] ?? null
  const own = day ? byDay.get(day)!.toSorted((one, other) => one - other) : []
  return {
    minutes,
    zone,
    days,
    day,
    times: own,
    at: own.find((each) => String(each) === said.at) ?? null,
    from,
    earlier: from > 0 ? from - atOnce : null,
    later: from + atOnce < all.length ? from + atOnce : null,
  }
}
