import { expect, test } from 'vitest'
import { keptOf, type Outcome } from './kept-backups.ts'

const day = 86_400_000
const now = new Date('2026-11-27T02:07:00Z')
const outcome = (days: number, problem: string | null = null): Outcome => ({
  at: new Date(now.getTime() - days * day).toISOString(),
  file: `${days}.backup`,
  bytes: 1,
  rows: 1,
  problem,
})

test('of a year of days the last seven, four weeks and twelve months have one each', () => {
  const year = Array.from({ length: 400 }, (_, days) => outcome(days))
  const kept = keptOf(year, now)
  expect(kept.slice(0, 7)).toEqual(year.slice(0, 7))
  expect(new Set(kept.map(({ at }) => at.slice(0, 7))).size).toBe(12)
  expect(kept.length).toBeLessThanOrEqual(7 + 4 + 12)
  // Done each day, it comes to the same.
  let daily: Outcome[] = []
  for (const each of year.toReversed()) daily = keptOf([each, ...daily], new Date(each.at))
  expect(daily.length).toBeLessThanOrEqual(7 + 4 + 12)
  expect(new Set(daily.map(({ at }) => at.slice(0, 7))).size).toBeGreaterThanOrEqual(11)
})

test('a bad one is there for a week, and counts as none', () => {
  const outcomes = [outcome(0, 'bad'), outcome(1), outcome(6, 'bad'), outcome(8, 'bad')]
  expect(keptOf(outcomes, now)).toEqual(outcomes.slice(0, 3))
  const good = [...Array.from({ length: 20 }, (_, days) => outcome(days, 'bad')), outcome(25)]
  expect(keptOf(good, now)).toContainEqual(outcome(25))
})
