import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backTestOf, lessonOf } from './back-test.ts'
import { day, type Closing } from './closing.ts'
import { binsOf, errorsOf } from './errors.ts'
import { examplesOf, knownAt } from './examples.ts'
import { chanceOf, learned } from './learned.ts'
import { learnAside } from './learn-aside.ts'
import { chance, dot, fit } from './regression.ts'

/** The same numbers each time. */
function numbers(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const begin = Date.UTC(2024, 0, 1)
const made = (id: string, more: Partial<Closing> = {}): Closing => ({
  id,
  won: true,
  openedAt: begin,
  closedAt: begin + 20 * day,
  owner: null,
  company: null,
  source: null,
  products: [],
  stages: [],
  amounts: [],
  ...more,
})

/** A year and a half of deals, where an owner's hand decides: the first wins four of five, the last one of five. */
function trade(count: number, chances: readonly number[], seed = 7): Closing[] {
  const next = numbers(seed)
  return Array.from({ length: count }, (_, index) => {
    const owner = Math.floor(next() * chances.length)
    const openedAt = begin + Math.floor((index / count) * 500) * day
    return made(String(index), { owner: `owner ${owner}`, won: next() < chances[owner]!, openedAt, closedAt: openedAt + (5 + Math.floor(next() * 60)) * day }) // prettier-ignore
  })
}

describe('the regression', () => {
  test('finds the weights that made the outcomes', () => {
    const next = numbers(3)
    const rows = Array.from({ length: 20_000 }, () => Float64Array.from([1, next() * 2 - 1, next() * 2 - 1]))
    const came = rows.map((row) => next() < chance(dot(row, Float64Array.from([-0.5, 2, -1]))))
    const found = [...fit({ rows, came, weights: rows.map(() => 1) })]
    for (const [index, weight] of [-0.5, 2, -1].entries()) expect(Math.abs(found[index]! - weight)).toBeLessThan(0.1)
  })

  test('says the share that came where nothing else is known, and stays finite where all came', () => {
    const rows = Array.from({ length: 50 }, () => Float64Array.from([1, 0]))
    const [intercept] = fit({ rows, came: rows.map((_, index) => index < 40), weights: rows.map(() => 1) })
    expect(chance(intercept!)).toBeCloseTo(0.8, 6)
    const sure = fit({ rows, came: rows.map(() => true), weights: rows.map(() => 1) })
    expect(sure.every(Number.isFinite)).toBe(true)
  })

  test('counts a row of double weight like two', () => {
    const rows = [[1, 0.2], [1, 0.9], [1, -0.4]].map((row) => Float64Array.from(row)) // prettier-ignore
    const twice = fit({ rows: [...rows, rows[1]!], came: [true, false, true, false], weights: [1, 1, 1, 1] })
    const heavy = fit({ rows, came: [true, false, true], weights: [1, 2, 1] })
    for (const index of [0, 1]) expect(heavy[index]).toBeCloseTo(twice[index]!, 9)
  })
})

describe('what was known at a moment', () => {
  const deals = trade(400, [0.8, 0.5, 0.2])

  test('never holds a deal’s own outcome, nor any that came later', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: deals.length - 1 }), (index) => {
        const turned = deals.map((each, at) => (at === index ? { ...each, won: !each.won } : each))
        const known = (all: Closing[]) =>
          deals
            .filter(({ openedAt }) => openedAt <= deals[index]!.closedAt)
            .map((closing) => knownAt(all, [{ at: closing.openedAt, closing, weight: 1 }], [])[0]!.facts)
        expect(known(turned)).toEqual(known(deals))
      }),
      { numRuns: 8 },
    )
  })

  test('holds the stage and amount of then, and none that came after', () => {
    const closing = made('a', {
      closedAt: begin + 100 * day,
      stages: [{ at: begin, value: 'first' }, { at: begin + 40 * day, value: 'second' }],
      amounts: [{ at: begin + 10 * day, value: 500 }],
    }) // prettier-ignore
    const at = (days: number) =>
      knownAt([], [{ at: begin + days * day, closing, weight: 1 }], [100, 200, 300])[0]!.facts.marks
    expect(at(5)).toEqual({ age: 'age:0', stage: 'stage:first', inStage: 'inStage:0' })
    expect(at(39)).toEqual({ age: 'age:2', stage: 'stage:first', inStage: 'inStage:2', amount: 'amount:3' })
    expect(at(40)).toMatchObject({ stage: 'stage:second', inStage: 'inStage:0' })
  })

  test('a deal that stays long is no more than one that is over at once', () => {
    const examples = examplesOf([made('a', { closedAt: begin + 400 * day }), made('b')], [])
    expect(examples.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(2, 9)
  })
})

describe('what is learned', () => {
  test('is used where it says better than the plain share, and is about as often right as it says', () => {
    const lesson = lessonOf(trade(3_000, [0.9, 0.6, 0.15]))
    const { learned, plain, bins, learnedFrom, tested } = lesson.backTest!
    expect(lesson.verdict).toBe('used')
    expect(learned.logLoss).toBeLessThan(plain.logLoss - 0.05)
    expect(learnedFrom + tested).toBeLessThanOrEqual(3_000)
    for (const { said, won, count } of bins.filter(({ count }) => count > 80))
      expect(Math.abs(said - won), String(count)).toBeLessThan(0.12)
  })

  test('is not used where nothing could be learned, and nothing is said of too few', () => {
    const even = trade(3_000, [0.6, 0.6, 0.6], 11)
    const { learned, plain } = backTestOf(even)!
    expect(Math.abs(learned.logLoss - plain.logLoss)).toBeLessThan(0.02)
    expect(lessonOf(even).verdict).toBe(learned.logLoss < plain.logLoss ? 'used' : 'noBetter')
    expect(lessonOf(trade(90, [0.9, 0.1]))).toEqual({ verdict: 'tooFew', model: null, backTest: null })
  })

  test('is learned from earlier closings only', () => {
    const deals = trade(3_000, [0.9, 0.6, 0.15])
    const from = Date.parse(backTestOf(deals)!.from)
    const turned = deals.map((each) => (each.closedAt >= from ? { ...each, won: !each.won } : each))
    expect(backTestOf(turned)!.base).toBe(backTestOf(deals)!.base)
    expect(backTestOf(turned)!.bins.map(({ said }) => said)).toEqual(backTestOf(deals)!.bins.map(({ said }) => said))
  })

  test('a better record of its owner never lowers the chance, and each chance lies between none and sure', () => {
    const model = learned(trade(3_000, [0.9, 0.6, 0.15]))
    const at = (owner: number) => chanceOf(model, { marks: {}, leads: { owner } })
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (one, more) => {
          expect(at(one + more).chance).toBeGreaterThanOrEqual(at(one).chance)
          expect(at(one).chance).toBeGreaterThan(0)
          expect(at(one).chance).toBeLessThan(1)
          expect(at(one).moves.owner! * one).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('in a thread of its own the same', async () => {
    const deals = trade(400, [0.8, 0.2])
    expect(await learnAside(deals)).toEqual(lessonOf(deals))
  })
})

test('errors are those of the books, and tenths hold everything once', () => {
  const said = [{ chance: 0.8, came: true }, { chance: 0.8, came: false }, { chance: 1, came: true }] // prettier-ignore
  expect(errorsOf(said).logLoss).toBeCloseTo((-Math.log(0.8) - Math.log(0.2)) / 3, 9)
  expect(errorsOf(said).brier).toBeCloseTo((0.04 + 0.64) / 3, 9)
  expect(binsOf(said)).toEqual([
    { from: 0.8, to: 0.9, count: 2, said: 0.8, won: 0.5 },
    { from: 0.9, to: 1, count: 1, said: 1, won: 1 },
  ])
  expect(Number.isFinite(errorsOf([{ chance: 0, came: true }]).logLoss)).toBe(true)
})
