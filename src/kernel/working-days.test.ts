import { expect, test } from 'vitest'
import { addWorkingDays, workingDayUpTo } from './working-days.ts'

// 2026-11-27 is a Friday.
test.each([
  ['2026-11-26', 1, '2026-11-27'],
  ['2026-11-27', 0, '2026-11-27'],
  ['2026-11-27', 1, '2026-11-30'],
  ['2026-11-27', 6, '2026-12-07'],
  ['2026-11-28', 0, '2026-11-30'],
  ['2026-11-28', 1, '2026-11-30'],
  ['2026-11-29', 2, '2026-12-01'],
])('of %s, %i working days later is %s', (from, count, day) => {
  expect(addWorkingDays(from, count)).toBe(day)
})

test.each([
  ['2026-11-27', '2026-11-27'],
  ['2026-11-28', '2026-11-27'],
  ['2026-11-29', '2026-11-27'],
  ['2026-11-30', '2026-11-30'],
])('up to %s the last working day is %s', (day, last) => {
  expect(workingDayUpTo(day)).toBe(last)
})
