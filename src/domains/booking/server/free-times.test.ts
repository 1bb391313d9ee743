import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayIn } from '../../../kernel/time.ts'
import { freeTimes, type Host, type Wish } from './free-times.ts'

const weekdays = new Set([1, 2, 3, 4, 5] as const)
const everyDay = new Set([0, 1, 2, 3, 4, 5, 6] as const)
const host = (zone: string, more: Partial<Host> = {}): Host => ({
  id: 'a',
  name: 'A',
  zone,
  working: { shifts: [{ zone, days: weekdays, begins: 9 * 60, ends: 17 * 60 }], backAt: null },
  busy: [],
  booked: [],
  ...more,
})
const wish = (from: string, until: string, more: Partial<Wish> = {}): Wish => ({
  minutes: 60,
  from: new Date(from),
  until: new Date(until),
  gapBefore: 0,
  gapAfter: 0,
  most: null,
  together: false,
  ...more,
})
const clocks = new Map<string, Intl.DateTimeFormat>()
function clock(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
  clocks.set(zone, made)
  return made
}
const hours = (zone: string, hosts: Host[], asked: Wish) =>
  freeTimes(hosts, asked).map(({ at }) => clock(zone).format(at))
const span = (from: string, until: string) => [Date.parse(from), Date.parse(until)] as const

test('a day without anything on is offered from its beginning to its end, each half hour', () => {
  const times = hours('UTC', [host('UTC')], wish('2026-12-01T00:00Z', '2026-12-02T00:00Z'))
  expect([times.length, times[0], times.at(-1)]).toEqual([15, '09:00', '16:00'])
})

test('what is on is kept apart from, with the minutes before and after it', () => {
  const busy = [span('2026-12-01T11:00Z', '2026-12-01T12:00Z')]
  const asked = wish('2026-12-01T00:00Z', '2026-12-01T14:00Z', { gapBefore: 30, gapAfter: 15 })
  expect(hours('UTC', [host('UTC', { busy })], asked)).toEqual(['09:00', '09:30', '12:30', '13:00'])
})

test('nobody is offered before they are back, nor on a day on which as many are booked as may be', () => {
  const backAt = new Date('2026-12-02T00:00Z')
  const away = host('UTC', { working: { ...host('UTC').working, backAt } })
  const booked = [Date.parse('2026-12-02T09:00Z'), Date.parse('2026-12-02T14:00Z')]
  const asked = wish('2026-12-01T00:00Z', '2026-12-04T00:00Z', { most: 2 })
  const days = (hosts: Host[]) => new Set(freeTimes(hosts, asked).map(({ at }) => dayIn('UTC', new Date(at))))
  expect([...days([away])]).toEqual(['2026-12-02', '2026-12-03'])
  expect([...days([{ ...away, booked }])]).toEqual(['2026-12-03'])
  expect([...days([{ ...away, booked: booked.slice(1) }])]).toEqual(['2026-12-02', '2026-12-03'])
})

test('of several one is enough, unless all are to be there', () => {
  const one = host('UTC', { id: 'a', busy: [span('2026-12-01T09:00Z', '2026-12-01T16:00Z')] })
  const other = host('UTC', { id: 'b', busy: [span('2026-12-01T10:00Z', '2026-12-01T17:00Z')] })
  const asked = wish('2026-12-01T00:00Z', '2026-12-02T00:00Z')
  expect(freeTimes([one, other], asked)).toEqual([
    { at: Date.parse('2026-12-01T09:00Z'), hosts: ['b'] },
    { at: Date.parse('2026-12-01T16:00Z'), hosts: ['a'] },
  ])
  expect(freeTimes([one, other], { ...asked, together: true })).toEqual([])
})

test.each([
  ['Europe/Berlin', '2027-03-26', '2027-03-30'],
  ['Europe/Berlin', '2026-10-23', '2026-10-27'],
  ['America/New_York', '2027-03-11', '2027-03-17'],
  ['America/New_York', '2026-10-29', '2026-11-04'],
])('in %s the clocks change between %s and %s, and the hours stay those of the clock', (zone, from, until) => {
  const asked = wish(`${from}T00:00Z`, `${until}T12:00Z`)
  const byDay = Map.groupBy(freeTimes([host(zone)], asked), ({ at }) => dayIn(zone, new Date(at)))
  const whole = [...byDay].slice(0, -1)
  expect(whole.length).toBeGreaterThan(1)
  for (const [, times] of whole) {
    const told = times.map(({ at }) => clock(zone).format(at))
    expect([told.length, told[0], told.at(-1)]).toEqual([15, '09:00', '16:00'])
  }
})

test('on the night that the clocks change each moment is offered once', () => {
  const shift = { zone: 'Europe/Berlin', days: everyDay, begins: 0, ends: 6 * 60 }
  const night = host('Europe/Berlin', { working: { shifts: [shift], backAt: null } })
  const times = (from: string, until: string) => freeTimes([night], wish(from, until)).length
  expect(times('2026-10-24T22:00Z', '2026-10-25T12:00Z')).toBe(13)
  expect(times('2027-03-27T23:00Z', '2027-03-28T12:00Z')).toBe(9)
})

const minute = 60_000
const base = Date.parse('2027-03-08T00:00Z')
const busySpans = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 25 * 24 * 60 }), fc.integer({ min: 0, max: 600 })).map(([at, length]) => [base + at * minute, base + (at + length) * minute] as const), // prettier-ignore
  { maxLength: 40 },
)

test('nothing that is offered overlaps what is on, leaves the hours of whom it is with, or lies outside of what is asked', () => {
  const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'UTC')
  const lengths = fc.constantFrom(15, 30, 45, 60, 90)
  const gap = fc.integer({ min: 0, max: 60 })
  fc.assert(
    fc.property(zones, busySpans, lengths, gap, gap, (zone, busy, minutes, gapBefore, gapAfter) => {
      const asked = wish('2027-03-09T10:17Z', '2027-03-31T12:00Z', { minutes, gapBefore, gapAfter })
      const wrong = freeTimes([host(zone, { busy })], asked).filter(({ at }) => {
        const until = at + minutes * minute
        const day = dayIn(zone, new Date(at))
        const isOn = busy.some(([begins, ends]) => begins < until + gapAfter * minute && ends > at - gapBefore * minute)
        const isWithin = clock(zone).format(at) >= '09:00' && clock(zone).format(until) <= '17:00' && day === dayIn(zone, new Date(until)) // prettier-ignore
        const isAsked = at >= asked.from.getTime() && until <= asked.until.getTime()
        return isOn || !isWithin || !isAsked || [0, 6].includes(new Date(`${day}T12:00Z`).getUTCDay())
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: 40 },
  )
})
