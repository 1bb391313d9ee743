import { expect, test } from 'vitest'
import { minuteIn, momentAt, parseMoment } from './moment.ts'

// A Wednesday, 14:20 in Berlin.
const entry = {
  locale: 'en-GB',
  timeZone: 'Europe/Berlin',
  firstWeekday: 1 as const,
  now: new Date('2026-11-18T13:20:00Z'),
}

test.each([
  ['fri 3pm', '2026-11-20T14:00:00.000Z'],
  ['Fri 15:30', '2026-11-20T14:30:00.000Z'],
  ['3pm fri', '2026-11-20T14:00:00.000Z'],
  ['at 9 tomorrow', '2026-11-19T08:00:00.000Z'],
  ['tomorrow', '2026-11-19T08:00:00.000Z'],
  ['tomorrow noon', '2026-11-19T11:00:00.000Z'],
  ['tomorrow at 9', '2026-11-19T08:00:00.000Z'],
  ['15:00', '2026-11-18T14:00:00.000Z'],
  ['9am', '2026-11-19T08:00:00.000Z'],
  ['wed 4pm', '2026-11-18T15:00:00.000Z'],
  ['wed 9:00', '2026-11-25T08:00:00.000Z'],
  ['in 2 weeks', '2026-12-02T08:00:00.000Z'],
  ['in 2 weeks 15:00', '2026-12-02T14:00:00.000Z'],
  ['in 20 min', '2026-11-18T13:40:00.000Z'],
  ['2 hours ago', '2026-11-18T11:20:00.000Z'],
  ['12 dec 15:30', '2026-12-12T14:30:00.000Z'],
  ['4/12/2026 8:05', '2026-12-04T07:05:00.000Z'],
  ['4/12/2026', '2026-12-04T08:00:00.000Z'],
  ['2026-12-04 08:05', '2026-12-04T07:05:00.000Z'],
  ['12am tomorrow', '2026-11-18T23:00:00.000Z'],
  ['now', '2026-11-18T13:20:00.000Z'],
  ['2026-11-18T13:20:00Z', '2026-11-18T13:20:00.000Z'],
])('%s is %s', (text, moment) => {
  expect(parseMoment(text, entry)).toBe(moment)
})

test.each(['', 'later', 'fri 25:00', '13pm', '7', 'in a while'])('%j is no moment', (text) => {
  expect(parseMoment(text, entry)).toBeNull()
})

test('the hour of a day stays what clocks show when daylight saving begins or ends', () => {
  expect(momentAt('Europe/Berlin', '2026-03-29', 600)).toBe('2026-03-29T08:00:00.000Z')
  expect(momentAt('Europe/Berlin', '2026-10-25', 600)).toBe('2026-10-25T09:00:00.000Z')
  expect(minuteIn('Europe/Berlin', new Date('2026-10-25T09:00:00.000Z'))).toBe(600)
})
