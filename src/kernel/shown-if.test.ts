import { expect, test } from 'vitest'
import type { Filter } from './filter.ts'
import { isCalledFor } from './shown-if.ts'

const shown = (shownIf: Filter, values: Record<string, unknown>) => isCalledFor({ shownIf }, values)

test('a field without a condition is called for by everything', () => {
  expect(isCalledFor({}, {})).toBe(true)
})

test.each([
  [{ field: 'stage', is: 'won' }, { stage: 'won' }, { stage: 'open' }],
  [{ field: 'stage', in: ['won', 'lost'] }, { stage: 'lost' }, {}],
  [{ field: 'stage', isNot: 'won' }, {}, { stage: 'won' }],
  [{ field: 'stage', notIn: ['won'] }, { stage: 'open' }, { stage: 'won' }],
  [{ field: 'tags', in: ['a', 'b'] }, { tags: ['c', 'b'] }, { tags: ['c'] }],
  [{ field: 'city', is: 'Lyon' }, { city: 'LYON' }, { city: 'Paris' }],
  [{ field: 'paid', is: true }, { paid: true }, {}],
  [{ field: 'paid', is: false }, {}, { paid: true }],
  [{ field: 'note', isEmpty: true }, { note: '' }, { note: 'x' }],
  [{ field: 'note', isEmpty: false }, { note: 'x' }, {}],
  [{ field: 'amount', gt: 10 }, { amount: { amount: '10.50', currency: 'EUR' } }, { amount: { amount: '9', currency: 'EUR' } }],
  [{ field: 'count', between: [2, 9] }, { count: 9 }, { count: 10 }],
  [{ field: 'day', lte: '2026-02-01' }, { day: '2026-02-01' }, {}],
  [{ and: [{ field: 'a', is: 1 }, { not: { field: 'b', is: 2 } }] }, { a: 1 }, { a: 1, b: 2 }],
  [{ or: [{ field: 'a', is: 1 }, { field: 'b', is: 2 }] }, { b: 2 }, { a: 2 }],
] as [Filter, Record<string, unknown>, Record<string, unknown>][])('%j holds for %j and not for %j', (filter, yes, no) => {
  expect([shown(filter, yes), shown(filter, no)]).toEqual([true, false])
}) // prettier-ignore

test('fields that name each other are decided by their values alone', () => {
  const [a, b] = [{ shownIf: { field: 'b', isEmpty: false } }, { shownIf: { field: 'a', isEmpty: false } }]
  expect([isCalledFor(a, {}), isCalledFor(b, {})]).toEqual([false, false])
  expect([isCalledFor(a, { b: 1 }), isCalledFor(b, { b: 1 })]).toEqual([true, false])
})
