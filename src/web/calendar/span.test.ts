import { describe, expect, it } from 'vitest'
import { daysOf, rangeOf, stepped, weeksOf } from './span.ts'

describe('a calendar', () => {
  it('shows a month in whole weeks, from the weekday on which the reader begins them', () => {
    expect(rangeOf('month', '2026-11-26', 1)).toEqual({ from: '2026-10-26', to: '2026-12-07' })
    expect(rangeOf('month', '2026-11-26', 0)).toEqual({ from: '2026-11-01', to: '2026-12-06' })
    expect(rangeOf('month', '2026-11-26', 6)).toEqual({ from: '2026-10-31', to: '2026-12-05' })
    expect(weeksOf(rangeOf('month', '2027-02-10', 1)).map((week) => week.length)).toEqual([7, 7, 7, 7])
  })

  it('shows a week, a day, or a month by itself', () => {
    expect(rangeOf('week', '2026-11-26', 1)).toEqual({ from: '2026-11-23', to: '2026-11-30' })
    expect(daysOf(rangeOf('day', '2026-12-31', 1))).toEqual(['2026-12-31'])
    expect(rangeOf('agenda', '2026-12-31', 1)).toEqual({ from: '2026-12-01', to: '2027-01-01' })
  })

  it('goes on by what it shows; from the 31st no month is passed over', () => {
    expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-01')
    expect(stepped('agenda', '2026-01-31', -1)).toBe('2025-12-01')
    expect(stepped('week', '2026-11-26', -1)).toBe('2026-11-19')
    expect(stepped('day', '2026-02-28', 1)).toBe('2026-03-01')
  })
})
