import { expect, test } from 'vitest'
import { parseMoney } from './money.ts'

const here = { locale: 'en-GB', currency: 'EUR' }

test.each([
  ['1200', '1200.00', 'EUR'],
  ['1.5k', '1500.00', 'EUR'],
  ['€1,200', '1200.00', 'EUR'],
  ['1,200 €', '1200.00', 'EUR'],
  ['900 usd', '900.00', 'USD'],
  ['USD 900.5', '900.50', 'USD'],
  ['$2m', '2000000.00', 'USD'],
  ['1200 jpy', '1200', 'JPY'],
  ['CHF 12.35', '12.35', 'CHF'],
  ['3*450', '1350.00', 'EUR'],
  ['-20', '-20.00', 'EUR'],
])('%s is %s %s', (text, amount, currency) => {
  expect(parseMoney(text, here)).toEqual({ amount, currency })
})

test('a dollar is the workspace’s own dollar where it has one', () => {
  expect(parseMoney('$5', { locale: 'en-CA', currency: 'CAD' })?.currency).toBe('CAD')
})

test.each(['', 'lots', '12 xyz', '1.23456', '9999999999999999'])('%j is no amount', (text) => {
  expect(parseMoney(text, here)).toBeNull()
})
