import { describe, expect, test } from 'vitest'
import type { Weekday } from '../../../../kernel/time.ts'
import { minutesOf } from './clock.ts'
import { afterWork, backAfter, isAtWork, isAway, workBetween, type Working } from './working-time.ts'

const workdays = new Set<Weekday>([1, 2, 3, 4, 5])
const office: Working = {
  shifts: [{ zone: 'Europe/Berlin', days: workdays, begins: 9 * 60, ends: 17 * 60 }],
  backAt: null,
}
const always: Working = { shifts: [], backAt: null }
const at = (text: string) => new Date(text)

describe('time to work', () => {
  test('goes on without an end where nobody says when somebody works', () => {
    expect(afterWork(always, at('2026-03-01T00:00:00Z'), 90)).toEqual(at('2026-03-01T01:30:00Z'))
    expect(workBetween(always, at('2026-03-01T00:00:00Z'), at('2026-03-02T00:00:30Z'))).toBe(1440)
  })

  test('stands still at night and at the weekend', () => {
    // Friday, half past four: half an hour, and the rest on Monday.
    expect(afterWork(office, at('2026-01-09T15:30:00Z'), 45)).toEqual(at('2026-01-12T08:15:00Z'))
    expect(workBetween(office, at('2026-01-09T15:30:00Z'), at('2026-01-12T08:15:00Z'))).toBe(45)
    expect(workBetween(office, at('2026-01-10T00:00:00Z'), at('2026-01-11T00:00:00Z'))).toBe(0)
    expect(afterWork(office, at('2026-01-09T15:30:00Z'), 30)).toEqual(at('2026-01-09T16:00:00Z'))
  })

  test('follows the clock through the day on which it is changed', () => {
    const sundays: Working = { shifts: [{ zone: 'Europe/Berlin', days: new Set([0]), begins: 0, ends: 24 * 60 }], backAt: null } // prettier-ignore
    expect(workBetween(sundays, at('2026-03-28T00:00:00Z'), at('2026-03-31T00:00:00Z'))).toBe(23 * 60)
    expect(workBetween(sundays, at('2026-10-24T00:00:00Z'), at('2026-10-27T00:00:00Z'))).toBe(25 * 60)
  })

  test('counts what two shifts share once', () => {
    const both: Working = {
      shifts: [...office.shifts, { zone: 'Europe/Berlin', days: workdays, begins: 16 * 60, ends: 18 * 60 }],
      backAt: null,
    }
    expect(workBetween(both, at('2026-01-12T00:00:00Z'), at('2026-01-13T00:00:00Z'))).toBe(9 * 60)
  })

  test('begins when somebody is back, the day after the last one away', () => {
    const away: Working = { ...office, backAt: backAfter('Europe/Berlin', '2026-01-13') }
    expect(isAway(away, at('2026-01-13T22:59:00Z'))).toBe(true)
    expect(isAway(away, at('2026-01-13T23:00:00Z'))).toBe(false)
    expect(afterWork(away, at('2026-01-12T10:00:00Z'), 60)).toEqual(at('2026-01-14T09:00:00Z'))
  })

  test('is now or not', () => {
    expect(isAtWork(office, at('2026-01-12T08:00:00Z'))).toBe(true)
    expect(isAtWork(office, at('2026-01-12T07:59:59Z'))).toBe(false)
    expect(isAtWork(office, at('2026-01-12T16:00:00Z'))).toBe(false)
    expect(isAtWork(always, at('2026-01-11T03:00:00Z'))).toBe(true)
  })

  test('never comes for whoever does not work', () => {
    const never: Working = { shifts: [{ zone: 'UTC', days: new Set(), begins: 0, ends: 60 }], backAt: null }
    expect(afterWork(never, at('2026-01-12T08:00:00Z'), 1)).toBeNull()
  })
})

test('a clock shows minutes of a day, and nothing else is one', () => {
  expect([minutesOf('09:30'), minutesOf('9:00'), minutesOf('24:00')]).toEqual([570, 540, 1440])
  expect(['', '9', '24:01', '12:60', '25:00', '-1:00', '09:00 ', '٠٩:٠٠'].map(minutesOf)).toEqual(Array(8).fill(null))
})
