import { expect, test } from 'vitest'
import { quietUntil } from './quiet.ts'

const zone = 'Europe/Berlin'
const nights = { from: '20:00', until: '07:00', days: [] }
const at = (text: string) => new Date(text)

test('a night is quiet until its morning, on both sides of midnight', () => {
  expect(quietUntil(nights, zone, at('2026-11-25T21:30:00+01:00'))).toEqual(at('2026-11-26T07:00:00+01:00'))
  expect(quietUntil(nights, zone, at('2026-11-26T03:00:00+01:00'))).toEqual(at('2026-11-26T07:00:00+01:00'))
  expect(quietUntil(nights, zone, at('2026-11-26T07:00:00+01:00'))).toBeNull()
  expect(quietUntil(nights, zone, at('2026-11-26T19:59:59+01:00'))).toBeNull()
})

test('by day, where it does not cross midnight', () => {
  const noon = { from: '12:00', until: '13:00', days: [] }
  expect(quietUntil(noon, zone, at('2026-11-26T12:15:00+01:00'))).toEqual(at('2026-11-26T13:00:00+01:00'))
  expect(quietUntil(noon, zone, at('2026-11-26T11:59:00+01:00'))).toBeNull()
})

test('a quiet weekend goes from Friday’s evening to Monday’s morning', () => {
  const weekend = { ...nights, days: [6, 0] as const }
  expect(quietUntil(weekend, zone, at('2026-11-27T22:00:00+01:00'))).toEqual(at('2026-11-30T07:00:00+01:00'))
  expect(quietUntil(weekend, zone, at('2026-11-28T15:00:00+01:00'))).toEqual(at('2026-11-30T07:00:00+01:00'))
  expect(quietUntil(weekend, zone, at('2026-11-27T15:00:00+01:00'))).toBeNull()
})

test('the same hour twice is no quiet hour, and a night in which clocks change ends by the clock', () => {
  expect(quietUntil({ from: '08:00', until: '08:00', days: [] }, zone, at('2026-11-26T08:00:00+01:00'))).toBeNull()
  expect(quietUntil(nights, zone, at('2026-10-24T23:00:00+02:00'))).toEqual(at('2026-10-25T07:00:00+01:00'))
})

test('who wants quiet on every day is told after a week at the latest', () => {
  const always = { ...nights, days: [0, 1, 2, 3, 4, 5, 6] as const }
  const until = quietUntil(always, zone, at('2026-11-26T12:00:00+01:00'))!
  expect(+until - +at('2026-11-26T12:00:00+01:00')).toBeLessThanOrEqual(8 * 24 * 3_600_000)
})
