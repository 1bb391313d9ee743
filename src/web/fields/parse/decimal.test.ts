import { expect, test } from 'vitest'
import { parseDecimal, parseNumber } from './decimal.ts'

test.each([
  ['1200', '1200'],
  ['1.5k', '1500'],
  ['2m', '2000000'],
  ['1.25 bn', '1250000000'],
  ['1,200', '1200'],
  ['1,200.50', '1200.5'],
  ['1.200,50', '1200.5'],
  ['1 200 000', '1200000'],
  ["1'200.05", '1200.05'],
  ['1,5', '1.5'],
  ['0.1+0.2', '0.3'],
  ['3*450 + 20', '1370'],
  ['100/8', '12.5'],
  ['-40', '-40'],
  ['−40', '-40'],
  ['1,234,567', '1234567'],
  ['.5', '0.5'],
])('%s reads as %s in English', (text, value) => {
  expect(parseDecimal(text, 'en-GB')).toBe(value)
})

test.each([
  ['1.200', '1200'],
  ['1,5k', '1500'],
  ['1,200', '1.2'],
  ['1.234.567,89', '1234567.89'],
  ['2,5 mio', '2500000'],
])('%s reads as %s in German', (text, value) => {
  expect(parseDecimal(text, 'de-DE')).toBe(value)
})

test.each(['', 'abc', '1.2.3', '1,23,4', '12 apples', '5 +', '* 3', '1/0', '1e5', '0.0000001'])(
  '%j is no number',
  (text) => {
    expect(parseDecimal(text, 'en-GB')).toBeNull()
  },
)

test('large amounts stay exact', () => {
  expect(parseDecimal('999999999999999.99', 'en-GB')).toBe('999999999999999.99')
})

test('a percent sign may follow a number', () => {
  expect(parseNumber('12.5 %', 'en-GB')).toBe(12.5)
  expect(parseNumber('none', 'en-GB')).toBeNull()
})
