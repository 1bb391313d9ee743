import { expect, test } from 'vitest'
import { parseDay } from './day.ts'

// A Wednesday.
const entry = { locale: 'en-GB', today: '2026-11-18', firstWeekday: 1 as const }

test.each([
  ['today', '2026-11-18'],
  ['Tomorrow', '2026-11-19'],
  ['yesterday', '2026-11-17'],
  ['fri', '2026-11-20'],
  ['on friday', '2026-11-20'],
  ['wed', '2026-11-25'],
  ['mon', '2026-11-23'],
  ['this mon', '2026-11-16'],
  ['next fri', '2026-11-27'],
  ['last fri', '2026-11-13'],
  ['in 2 weeks', '2026-12-02'],
  ['2w', '2026-12-02'],
  ['in a month', '2026-12-18'],
  ['3 days ago', '2026-11-15'],
  ['+1y', '2027-11-18'],
  ['end of month', '2026-11-30'],
  ['eoq', '2026-12-31'],
  ['next week', '2026-11-23'],
  ['next month', '2026-12-01'],
  ['12 dec', '2026-12-12'],
  ['Dec 12', '2026-12-12'],
  ['12th December 2027', '2027-12-12'],
  ['3 jan', '2027-01-03'],
  ['3 oct', '2026-10-03'],
  ['dec 2026', '2026-12-01'],
  ['4/12/26', '2026-12-04'],
  ['4.12.2026', '2026-12-04'],
  ['31/1', '2027-01-31'],
  ['12/31/2026', '2026-12-31'],
  ['2026-12-04', '2026-12-04'],
  ['2026/2/3', '2026-02-03'],
])('%s is %s', (text, day) => {
  expect(parseDay(text, entry)).toBe(day)
})

test('the order of day and month is that of the locale', () => {
  expect(parseDay('4/12/26', { ...entry, locale: 'en-US' })).toBe('2026-04-12')
  expect(parseDay('4.12.26', { ...entry, locale: 'de-DE' })).toBe('2026-12-04')
})

test('names of the locale are understood beside the English ones', () => {
  expect(parseDay('Freitag', { ...entry, locale: 'de-DE' })).toBe('2026-11-20')
  expect(parseDay('3. März 2027', { ...entry, locale: 'de-DE' })).toBe('2027-03-03')
  expect(parseDay('vendredi', { ...entry, locale: 'fr-FR' })).toBe('2026-11-20')
})

test.each(['', 'soon', '31 feb', '32/1/2026', '2026-02-30', 'f', 'in weeks', '99', 'constructor'])(
  '%j is no day',
  (text) => {
    expect(parseDay(text, entry)).toBeNull()
  },
)

test.each([
  ['this sun', '2026-11-15'],
  ['this fri', '2026-11-20'],
  ['next sun', '2026-11-22'],
  ['end of week', '2026-11-20'],
  ['next week', '2026-11-23'],
])('%s where weeks begin on Sunday', (text, day) => {
  expect(parseDay(text, { ...entry, firstWeekday: 0 })).toBe(day)
})
