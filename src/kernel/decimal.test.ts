import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compared, decimal, divided, exactly, minus, percentOf, plus, rounded, times, written } from './decimal.ts'

test('numbers are read as they are written, and what is none is none', () => {
  expect(['12.50', '-0.5', '.5', '7', 1e-7, 1e21, '1.5e2'].map((each) => written(exactly(each)))).toEqual([
    '12.5',
    '-0.5',
    '0.5',
    '7',
    '0.0000001',
    '1000000000000000000000',
    '150',
  ])
  expect(['', '.', 'N/A', '1,5', '1.2.3', '--1'].map(decimal)).toEqual([null, null, null, null, null, null])
})

test('rounding goes half away from zero', () => {
  const to = (text: string, places: number) => written(rounded(exactly(text), places))
  expect([to('1.005', 2), to('-1.005', 2), to('1.0049', 2), to('2.5', 0), to('7', 2)]).toEqual([
    '1.01',
    '-1.01',
    '1',
    '3',
    '7',
  ])
  expect(written(divided(exactly(1), exactly('1.0812'), 10))).toBe('0.9248982612')
  expect(written(divided(exactly(-2), exactly(3), 2))).toBe('-0.67')
  expect(written(percentOf(exactly(80), exactly('2.5')))).toBe('2')
})

test('what is added is taken away again, and a product is divided back', () => {
  const some = fc.integer({ min: -1e9, max: 1e9 }).map((value) => ({ value: BigInt(value), places: 4 }))
  fc.assert(
    fc.property(some, some, (one, other) => {
      expect(compared(minus(plus(one, other), other), one)).toBe(0)
      if (other.value !== 0n) expect(compared(divided(times(one, other), other, 4), one)).toBe(0)
    }),
  )
})
