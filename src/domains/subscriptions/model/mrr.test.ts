import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recurringOn, runsOn, type RecurringLine } from './mrr.ts'

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const line = (more: Partial<RecurringLine>): RecurringLine => ({
  quantity: 1,
  price: eur('100'),
  discount: 0,
  discountAmount: null,
  billing: 'month',
  taxRate: null,
  taxIncluded: false,
  steps: null,
  startsOn: '2026-01-01',
  endsOn: null,
  ...more,
})

test('what is paid each month, quarter and year adds up to a year, of which a month is a twelfth', () => {
  const lines = [
    line({ quantity: 3, price: eur('10.10') }),
    line({ billing: 'quarter', price: eur('30'), discount: 10 }),
    line({ billing: 'year', price: eur('100'), discountAmount: eur('0.01') }),
  ]
  expect(recurringOn(lines, '2026-06-01', 'EUR')).toEqual({ arr: eur('571.59'), mrr: eur('47.63') })
})

test('tax is not in it, whether it is added or included', () => {
  const [added, included] = [line({ taxRate: 19 }), line({ taxRate: 19, taxIncluded: true, price: eur('119') })]
  for (const each of [added, included])
    expect(recurringOn([each], '2026-06-01', 'EUR')).toEqual({ arr: eur('1200.00'), mrr: eur('100.00') })
})

test('a line counts from its first day to its last', () => {
  const until = line({ startsOn: '2026-02-01', endsOn: '2026-02-28' })
  expect(['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'].map((day) => runsOn(until, day))).toEqual([false, true, true, false]) // prettier-ignore
  expect(recurringOn([until], '2026-03-01', 'EUR')).toEqual({ arr: eur('0.00'), mrr: eur('0.00') })
  expect(recurringOn([line({ price: { amount: '1200', currency: 'JPY' }, billing: 'year' })], '2026-03-01', 'JPY').mrr).toEqual({ amount: '100', currency: 'JPY' }) // prettier-ignore
})

test('a change as of a day leaves every day before as it was', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((of) => `2026-03-${of}`)
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }), (turn, before, after) => {
      const last = `2026-03-${Number(turn.slice(8)) - 1}`.replace(/-(\d)$/, '-0$1')
      const lines = [line({ quantity: before, endsOn: last }), line({ quantity: after, startsOn: turn })]
      expect(recurringOn(lines, last, 'EUR').mrr.amount).toBe(`${before * 100}.00`)
      expect(recurringOn(lines, turn, 'EUR').mrr.amount).toBe(`${after * 100}.00`)
    }),
  )
})
