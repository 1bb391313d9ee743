import { expect, test } from 'vitest'
import { patienceMs, waitAfter } from './waits.ts'

test('the waits grow, and within 72 hours it is tried sixteen times', () => {
  const half = () => 0.5
  const waits = Array.from({ length: 40 }, (_, index) => waitAfter(index + 1, half))
  expect(waits.slice(0, 3)).toEqual([5_000, 30_000, 120_000])
  expect(waits).toEqual(waits.toSorted((one, other) => one - other))
  let at = 0
  const tries = waits.filter((wait) => (at += wait) <= patienceMs).length
  expect(tries).toBe(16)
  expect([waitAfter(1, () => 0), waitAfter(1, () => 1)]).toEqual([4_500, 5_500])
})
