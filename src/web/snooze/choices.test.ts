import { expect, test } from 'vitest'
import { snoozeChoices } from './choices.ts'

const at = (now: string, zone = 'Europe/Berlin') =>
  Object.fromEntries(snoozeChoices(new Date(now), zone).map(({ key, until }) => [key, until]))

test('things are put off by the clock of whoever puts them off', () => {
  expect(at('2026-11-26T09:02:00Z')).toEqual({
    later: '2026-11-26T12:15:00.000Z',
    evening: '2026-11-26T17:00:00.000Z',
    tomorrow: '2026-11-27T08:00:00.000Z',
    monday: '2026-11-30T08:00:00.000Z',
    month: '2026-12-26T08:00:00.000Z',
  })
  expect(at('2026-11-26T09:02:00Z', 'America/New_York').tomorrow).toBe('2026-11-27T14:00:00.000Z')
})

test('every choice lies ahead, at every hour of every weekday, and Monday is the next one', () => {
  for (let hour = 0; hour < 24 * 14; hour++) {
    const now = new Date(Date.parse('2026-10-19T00:30:00Z') + hour * 3_600_000)
    const choices = snoozeChoices(now, 'Europe/Berlin')
    for (const { until } of choices) expect(Date.parse(until)).toBeGreaterThan(now.getTime())
    const monday = choices.find(({ key }) => key === 'monday')!.until
    expect(new Date(monday).getUTCDay()).toBe(1)
    expect(Date.parse(monday) - now.getTime()).toBeLessThanOrEqual(8 * 86_400_000)
  }
})
