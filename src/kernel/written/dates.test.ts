import { expect, test } from 'vitest'
import { dayWritten, writtenDate, type DateOrder } from './dates.ts'

const day = (text: string, order: DateOrder = 'dmy', past = false) => {
  const written = writtenDate(text)
  return written && dayWritten(written, order, { year: 2026, past })
}

test.each([
  ['20-10-16', 'dmy', '2016-10-20'],
  ['20-10-16', 'ymd', '2020-10-16'],
  ['03/04/2017', 'dmy', '2017-04-03'],
  ['03/04/2017', 'mdy', '2017-03-04'],
  ['3.4.17', 'dmy', '2017-04-03'],
  ['1. 2. 2024', 'dmy', '2024-02-01'],
  ['2017-04-03', 'mdy', '2017-04-03'],
  ['2017/4/3', 'dmy', '2017-04-03'],
  ['20170403', 'dmy', '2017-04-03'],
  ['15 Jun 2026', 'mdy', '2026-06-15'],
  ['15-Jun-26', 'mdy', '2026-06-15'],
  ['Jun 15, 2026', 'dmy', '2026-06-15'],
  ['3. März 2027', 'mdy', '2027-03-03'],
  ['3 de mayo de 2021', 'mdy', '2021-05-03'],
  ['1 listopada 2020', 'mdy', '2020-11-01'],
] as const)('%s read %s is %s', (text, order, expected) => {
  expect(day(text, order)).toBe(expected)
})

test.each(['31-02-2017', '32/01/2017', '13/13/13', 'soon', '12', '1.2', '10:30', '', '2017', '+49 30 1234'])(
  '%j is no day',
  (text) => {
    expect(day(text)).toBeNull()
  },
)

test('a time of day is kept apart, with its zone', () => {
  expect(writtenDate('2026-11-22 14:05')).toMatchObject({ time: '14:05', zone: null })
  expect(writtenDate('11/22/2026 2:05 PM')).toMatchObject({ time: '14:05' })
  expect(writtenDate('11/22/2026 12:05 AM')).toMatchObject({ time: '00:05' })
  expect(writtenDate('2026-11-22T14:05:30.000Z')).toMatchObject({ time: '14:05:30', zone: 'Z' })
  expect(writtenDate('2026-11-22T14:05:30+0200')).toMatchObject({ zone: '+02:00' })
  expect(writtenDate('2026-11-22 25:00')).toBeNull()
})

test('two digits mean the nearest year, for a birthday never one ahead', () => {
  expect(day('01-02-46')).toBe('2046-02-01')
  expect(day('01-02-47')).toBe('1947-02-01')
  expect(day('01-02-46', 'dmy', true)).toBe('1946-02-01')
  expect(day('01-02-26', 'dmy', true)).toBe('2026-02-01')
})
