import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactly, plus, written } from '../../../kernel/decimal.ts'
import { addDays } from '../../../kernel/time.ts'
import { movedIn, movementOf, movementsOf } from './movements.ts'
import type { RecurringLine } from './mrr.ts'

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days))
const line: fc.Arbitrary<RecurringLine> = fc.record({
  quantity: fc.integer({ min: 0, max: 30 }),
  price: fc.integer({ min: 0, max: 99_999 }).map((cents) => ({ amount: (cents / 100).toFixed(2), currency: 'EUR' })),
  discount: fc.integer({ min: 0, max: 100 }),
  discountAmount: fc.constant(null),
  billing: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
  taxRate: fc.constantFrom(null, 7, 19),
  taxIncluded: fc.boolean(),
  steps: fc.constant(null),
  startsOn: day,
  endsOn: fc.option(day),
})

test('what there was and what moved is what there is, to the cent, over any days and any lines', () => {
  const lines = fc.array(fc.array(line, { maxLength: 5 }), { maxLength: 12 })
  fc.assert(
    fc.property(lines, day, fc.integer({ min: 0, max: 200 }), (all, from, days) => {
      const moved = all.map((each, index) => movedIn({ id: String(index), currency: 'EUR' }, each, from, addDays(from, days)))
      for (const { sums, counts } of movementsOf(moved)) {
        const parts = [sums.begin, sums.new, sums.expansion, sums.contraction, sums.churn].map(exactly)
        expect(written(parts.reduce(plus))).toBe(written(exactly(sums.end)))
        expect(counts.begin + counts.new - counts.churn).toBe(counts.end)
        expect([sums.new, sums.expansion].every((sum) => !sum.startsWith('-'))).toBe(true)
      }
    }),
  )
}) // prettier-ignore

test('two spans one after the other lead where one over both does', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), day, (lines, middle) => {
      const of = { id: '1', currency: 'EUR' }
      const [first, second] = [movedIn(of, lines, '2026-01-01', middle), movedIn(of, lines, addDays(middle, 1), '2027-06-01')]
      expect(first.after).toBe(second.before)
      expect(movedIn(of, lines, '2026-01-01', '2027-06-01')).toMatchObject({ before: first.before, after: second.after })
    }),
  )
}) // prettier-ignore

test.each([
  ['0.00', '10.00', 'new'],
  ['10.00', '0.00', 'churn'],
  ['10.00', '10.01', 'expansion'],
  ['10.00', '9.99', 'contraction'],
  ['10.00', '10.00', null],
])('from %s to %s is %s', (before, after, kind) => {
  expect(movementOf({ id: '1', currency: 'EUR', before, after })).toBe(kind)
})

test('each currency stands by itself', () => {
  const moved = ['USD', 'EUR'].map((currency) => ({ id: currency, currency, before: '0.00', after: '5.00' }))
  expect(movementsOf(moved).map(({ currency, sums }) => [currency, sums.new])).toEqual([['EUR', '5.00'], ['USD', '5.00']]) // prettier-ignore
})
