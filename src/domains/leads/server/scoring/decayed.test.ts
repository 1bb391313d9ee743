import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysSince, decayed } from './decayed.ts'

const day = 86_400_000
const points = fc.integer({ min: -1000, max: 1000 })
const halfLife = fc.integer({ min: 1, max: 3650 })
const days = fc.integer({ min: 0, max: 40_000 })

test('points are whole, never more than they were, and on the side on which they stood', () => {
  fc.assert(
    fc.property(points, halfLife, days, (given, half, after) => {
      const left = decayed(given, half, after)
      expect(Number.isInteger(left)).toBe(true)
      expect(Math.abs(left)).toBeLessThanOrEqual(Math.abs(given))
      expect(Object.is(left, -0)).toBe(false)
      if (left !== 0) expect(Math.sign(left)).toBe(Math.sign(given))
    }),
  )
})

test('they only become fewer, and speak against somebody as long as for them', () => {
  fc.assert(
    fc.property(points, halfLife, days, (given, half, after) => {
      expect(Math.abs(decayed(given, half, after + 1))).toBeLessThanOrEqual(Math.abs(decayed(given, half, after)))
      expect(decayed(-given, half, after) + decayed(given, half, after)).toBe(0)
    }),
  )
})

test('half of them is left after a half-life, a quarter after two, and all of them where nothing decays', () => {
  expect([0, 30, 60, 3_000].map((after) => decayed(100, 30, after))).toEqual([100, 50, 25, 0])
  expect(decayed(-7, null, 3_000)).toBe(-7)
})

test('a day has gone by once it is whole, and what is said to come later is of today', () => {
  expect([day - 1, day, 2 * day + 5, -day].map((since) => daysSince(0, since))).toEqual([0, 1, 2, 0])
})
