import { describe, expect, test } from 'vitest'
import { filterSchema } from './filter-schema.ts'
import { all, operation, type Filter } from './filter.ts'

const accepts = (filter: unknown) => filterSchema.safeParse(filter).success
const nested = (depth: number): unknown => (depth === 0 ? { field: 'name', is: 'x' } : { not: nested(depth - 1) })

describe('a filter', () => {
  test('is a condition, or conditions joined by and, or, not', () => {
    expect(accepts({ field: 'city', is: 'Lyon' })).toBe(true)
    expect(
      accepts({
        and: [
          { field: 'city', is: 'Lyon' },
          { or: [{ field: 'amount', gte: 5 }, { not: { field: 'owner', isEmpty: true } }] },
        ],
      }),
    ).toBe(true)
    expect(accepts({ field: 'closeOn', within: 'thisQuarter' })).toBe(true)
  })

  test('names one field and exactly one operator that exists', () => {
    for (const bad of [
      { field: 'city' },
      { field: 'city', is: 1, isNot: 2 },
      { field: 'city', like: 'x' },
      { is: 'x' },
      {},
      [],
      'city',
      null,
      { and: [], or: [] },
      { field: 'a', is: 1, __proto__x: 1 },
    ]) {
      expect(accepts(bad), JSON.stringify(bad)).toBe(false)
    }
  })

  test('is neither deeper nor wider than one can answer', () => {
    expect(accepts(nested(5))).toBe(true)
    expect(accepts(nested(50))).toBe(false)
    expect(accepts({ and: Array.from({ length: 51 }, () => ({ field: 'a', is: 1 })) })).toBe(false)
    expect(accepts({ field: 'a', in: Array.from({ length: 1001 }, () => 'x') })).toBe(false)
  })

  test('joined with nothing stays as it is', () => {
    const city: Filter = { field: 'city', is: 'Lyon' }
    expect(all(undefined, city, { and: [] })).toEqual(city)
    expect(all(city, city)).toEqual({ and: [city, city] })
    expect(all()).toEqual({ and: [] })
    expect(operation({ field: 'city', isEmpty: false })).toEqual({ operator: 'isEmpty', value: false })
  })
})
