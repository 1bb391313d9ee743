import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayIn,
  dayOf,
  daysBetween,
  firstWeekdayOf,
  isDay,
  isMoment,
  isTimeZone,
  periodDays,
  startOfDay,
} from './time.ts'

describe('days', () => {
  test('are real days of the calendar', () => {
    expect([isDay('2024-02-29'), isDay('2026-11-22')]).toEqual([true, true])
    for (const bad of ['2026-02-29', '2026-13-01', '2026-1-1', '22.11.2026', '', '2026-11-22T00:00:00Z'])
      expect(isDay(bad)).toBe(false)
  })

  test('move by days and months; the 31st becomes the last day of a shorter month', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15')
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        (days) => addDays(addDays('2026-11-22', days), -days) === '2026-11-22',
      ),
    )
  })

  test('are said in words', () => {
    const today = '2026-11-22'
    expect(['today', 'tomorrow', '-7d', '+2w', '1m', '-1y', '2026-01-02'].map((word) => dayOf(word, today))).toEqual([
      '2026-11-22', '2026-11-23', '2026-11-15', '2026-12-06', '2026-12-22', '2025-11-22', '2026-01-02',
    ]) // prettier-ignore
    expect(dayOf('someday', today)).toBeNull()
  })

  test('a period begins with its first day and ends before the first day after it', () => {
    const today = '2026-11-22' // a Sunday
    expect(periodDays('thisWeek', today)).toEqual(['2026-11-16', '2026-11-23'])
    expect(periodDays('thisWeek', today, 0)).toEqual(['2026-11-22', '2026-11-29'])
    expect(periodDays('lastWeek', today, 6)).toEqual(['2026-11-14', '2026-11-21'])
    expect(periodDays('nextMonth', today)).toEqual(['2026-12-01', '2027-01-01'])
    expect(periodDays('thisQuarter', today)).toEqual(['2026-10-01', '2027-01-01'])
    expect(periodDays('lastYear', today)).toEqual(['2025-01-01', '2026-01-01'])
  })
})

test('weeks begin as somebody says, else as their locale has it', () => {
  expect([firstWeekdayOf('saturday', 'de-DE'), firstWeekdayOf('monday', 'en-US')]).toEqual([6, 1])
  expect(['de-DE', 'en-US', 'ar-EG'].map((locale) => firstWeekdayOf('auto', locale))).toEqual([1, 0, 6])
})

describe('moments', () => {
  test('carry a zone', () => {
    expect([isMoment('2026-11-22T09:30:00Z'), isMoment('2026-11-22T09:30+02:00')]).toEqual([true, true])
    expect([isMoment('2026-11-22T09:30:00'), isMoment('2026-11-22'), isMoment('2026-11-22T25:00:00Z')]).toEqual([
      false,
      false,
      false,
    ])
  })

  test('a day begins when it begins there, daylight saving considered', () => {
    expect(startOfDay('Europe/Berlin', '2026-11-22').toISOString()).toBe('2026-11-21T23:00:00.000Z')
    expect(startOfDay('Europe/Berlin', '2026-07-01').toISOString()).toBe('2026-06-30T22:00:00.000Z')
    expect(startOfDay('Europe/Berlin', '2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z')
    expect(startOfDay('Asia/Kolkata', '2026-01-01').toISOString()).toBe('2025-12-31T18:30:00.000Z')
  })

  test('the day of a day’s beginning is that day, in every zone and season', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo']
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4000 }), (zone, days) => {
        const day = addDays('2020-01-01', days)
        return dayIn(zone, startOfDay(zone, day)) === day
      }),
      { numRuns: 60 },
    )
  })

  test('a zone is one that the platform knows', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('UTC')]).toEqual([true, true])
    expect(["Europe/Berlin'; drop table", 'Mars/Olympus', '', '+02:00'].map(isTimeZone)).toEqual([
      false,
      false,
      false,
      false,
    ])
  })
})

test('daylight saving makes no day longer', () => {
  expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2)
})
