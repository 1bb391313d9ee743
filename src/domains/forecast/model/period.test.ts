import { expect, test } from 'vitest'
import { daysOf, isSalesPeriod, periodBeside, periodOf } from './period.ts'

test('a period is a quarter or a month, with its days', () => {
  expect(['2026-Q1', '2026-03', '2026-12'].map(isSalesPeriod)).toEqual([true, true, true])
  expect(['2026-Q5', '2026-13', '2026-00', '2026', '26-Q1', '2026-3'].some(isSalesPeriod)).toBe(false)
  expect(daysOf('2026-Q4')).toEqual(['2026-10-01', '2027-01-01'])
  expect(daysOf('2026-02')).toEqual(['2026-02-01', '2026-03-01'])
})

test('a day lies in one, and each has one before and after it', () => {
  expect([periodOf('2026-11-27', 'quarter'), periodOf('2026-11-27', 'month')]).toEqual(['2026-Q4', '2026-11'])
  expect([periodBeside('2026-Q1', -1), periodBeside('2026-12', 1)]).toEqual(['2025-Q4', '2027-01'])
})
