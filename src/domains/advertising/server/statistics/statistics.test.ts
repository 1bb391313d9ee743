import { describe, expect, test } from 'vitest'
import { differenceOfMeans, student975, type Sums } from './means.ts'
import { differenceOfShares, neededToSee, wilson } from './shares.ts'

const sumsOf = (values: readonly number[]): Sums => ({
  of: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
})

/** Chance that is the same each time: D. H. Lehmer’s generator with the numbers of Park, Miller and Stockmeyer (1993). */
function chances(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

describe('worked examples of others', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i against %i of %i', (count, of, otherCount, otherOf, low, high) => {
    const found = differenceOfShares({ count, of }, { count: otherCount, of: otherOf })
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('the share of 81 in 263, by its score', () => {
    // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3.
    expect(wilson({ count: 81, of: 263 }).low).toBeCloseTo(0.2553, 4)
    expect(wilson({ count: 81, of: 263 }).high).toBeCloseTo(0.3662, 4)
  })

  test('hours of sleep gained (Student, Biometrika 6 (1908), as Welch compares them in R’s t.test(extra ~ group, sleep))', () => {
    const one = sumsOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2])
    const other = sumsOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4])
    const found = differenceOfMeans(one, other)!
    expect(found.value).toBeCloseTo(-1.58, 10)
    expect(found.low).toBeCloseTo(-3.3654832, 4)
    expect(found.high).toBeCloseTo(0.2054832, 4)
  })

  test('points of Student’s distribution', () => {
    const known = [[3, 3.1824], [5, 2.5706], [10, 2.2281], [30, 2.0423], [120, 1.9799]] as const // prettier-ignore
    for (const [freedom, point] of known) expect(Math.abs(student975(freedom) - point)).toBeLessThan(0.005)
  })

  test('how many are needed to tell 60 % from 70 %, and 25 % from 40 %', () => {
    // Fleiss, Levin, Paik (2003), table A.4 without the correction; the same as R’s power.prop.test.
    expect([neededToSee(0.6, 0.7), neededToSee(0.25, 0.4), neededToSee(0.1, 0.1)]).toEqual([356, 152, null])
  })
})

describe('whatever is compared', () => {
  const chance = chances(7)
  const some = Array.from({ length: 500 }, () => {
    const [of, otherOf] = [1 + Math.floor(chance() * 400), 1 + Math.floor(chance() * 400)]
    return [{ of, count: Math.floor(chance() * (of + 1)) }, { of: otherOf, count: Math.floor(chance() * (otherOf + 1)) }] as const // prettier-ignore
  })

  test('the interval of shares holds the difference, lies between -1 and 1, and turns round with the groups', () => {
    for (const [one, other] of some) {
      const [found, turned] = [differenceOfShares(one, other), differenceOfShares(other, one)]
      expect(found.low).toBeLessThanOrEqual(found.value + 1e-12)
      expect(found.high).toBeGreaterThanOrEqual(found.value - 1e-12)
      expect(Math.min(found.low + 1, 1 - found.high)).toBeGreaterThanOrEqual(-1e-12)
      expect(turned.low).toBeCloseTo(-found.high, 10)
    }
  })

  test('ten times as many make the interval of means narrower', () => {
    const values = Array.from({ length: 40 }, () => chance() * 100)
    const ten = values.flatMap((value) => Array.from({ length: 10 }, () => value))
    const width = (of: readonly number[]) => {
      const { low, high } = differenceOfMeans(sumsOf(of), sumsOf(of))!
      return high - low
    }
    expect(width(ten)).toBeLessThan(width(values) / 2.5)
    expect(differenceOfMeans(sumsOf([1]), sumsOf(values))).toBeNull()
  })

  test('of a thousand trials with a known lift, at least 93 in a hundred intervals hold it', () => {
    const trial = (of: number, share: number) => ({ of, count: Array.from({ length: of }, chance).filter((each) => each < share).length }) // prettier-ignore
    const held = Array.from({ length: 1_000 }, () => differenceOfShares(trial(400, 0.13), trial(300, 0.1))).filter(
      ({ low, high }) => low <= 0.03 && high >= 0.03,
    )
    expect(held.length).toBeGreaterThanOrEqual(930)
    expect(held.length).toBeLessThan(980)
  })
})
