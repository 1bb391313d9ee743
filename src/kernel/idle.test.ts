import { expect, test } from 'vitest'
import { quietDays } from './idle.ts'

test('what is idle from today has been quiet for a day more than is allowed, and every day adds one', () => {
  expect(quietDays('2026-11-22', 14, '2026-11-22')).toBe(15)
  expect(quietDays('2026-11-22', 14, '2026-11-25')).toBe(18)
})

test('nothing is idle before its day, without one, or where no limit is known', () => {
  expect(quietDays('2026-11-22', 14, '2026-11-21')).toBeNull()
  expect(quietDays(null, 14, '2026-11-22')).toBeNull()
  expect(quietDays(undefined, 14, '2026-11-22')).toBeNull()
  expect(quietDays('2026-11-22', null, '2026-11-22')).toBeNull()
})
