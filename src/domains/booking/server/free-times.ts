import { dayIn } from '../../../kernel/time.ts'
import { workingSpans, type Span, type Working } from '../../leads/server/index.ts'

const minute = 60_000

/** One of us with whom a time may be booked. */
export interface Host {
  id: string
  name: string
  zone: string
  working: Working
  /** When something else is on, in no order. */
  busy: readonly Span[]
  /** When meetings begin that were booked on the same page. */
  booked: readonly number[]
}

/** What is looked for: a time of so many minutes between two moments. */
export interface Wish {
  minutes: number
  from: Date
  until: Date
  /** Minutes before and after it in which nothing else may be on. */
  gapBefore: number
  gapAfter: number
  /** How many may be booked with one of us in a day of theirs. */
  most: number | null
  /** Whether all of us are to be free at once. */
  together: boolean
}

/** A moment at which it may begin, and with whom it may then be. */
export interface FreeTime {
  at: number
  hosts: readonly string[]
}

/** All times that are free, in order: within the hours of those whom they are with, and apart from all that is on. */
export function freeTimes(hosts: readonly Host[], wish: Wish): FreeTime[] {
  const times = new Map<number, string[]>()
  for (const host of hosts) for (const at of timesOf(host, wish)) times.set(at, [...(times.get(at) ?? []), host.id])
  return [...times]
    .filter(([, ids]) => !wish.together || ids.length === hosts.length)
    .map(([at, ids]) => ({ at, hosts: ids }))
    .toSorted((one, other) => one.at - other.at)
}

/** Times begin on the quarter of an hour where they last one, else on the half. */
const stepOf = (minutes: number) => (minutes < 30 ? 15 : 30) * minute

function* timesOf(host: Host, wish: Wish): Generator<number> {
  const [length, step, full] = [wish.minutes * minute, stepOf(wish.minutes), fullDays(host, wish)]
  for (const [begins, ends] of workingSpans(host.working, wish.from, wish.until))
    for (let at = Math.ceil(begins / step) * step; at + length <= ends; at += step) {
      const kept: Span = [at - wish.gapBefore * minute, at + length + wish.gapAfter * minute]
      if (!host.busy.some((other) => overlap(kept, other)) && !full.has(dayOf(host, at))) yield at
    }
}

const overlap = ([from, until]: Span, [begins, ends]: Span) => begins < until && ends > from

const dayOf = ({ zone }: Host, at: number) => dayIn(zone, new Date(at))

/** The days on which as many are booked with somebody as may be. */
function fullDays(host: Host, { most }: Wish): ReadonlySet<string> {
  const days = Map.groupBy(host.booked, (at) => dayOf(host, at))
  return new Set([...days].filter(([, booked]) => most !== null && booked.length >= most).map(([day]) => day))
}
