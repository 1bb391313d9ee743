import { expect, test } from 'vitest'
import { numberEvidence, numberWritten, settleDecimals } from './numbers.ts'

const judge = (...texts: string[]) => {
  const evidence = numberEvidence()
  texts.forEach(evidence.take)
  return evidence.verdict()
}

test.each([
  ['1,200.50', '.', '1200.50'],
  ['1.200,50', ',', '1200.50'],
  ['€ 1.200,50', ',', '1200.50'],
  ['1 200,50 €', ',', '1200.50'],
  ["CHF 1'200.50", '.', '1200.50'],
  ['$1,200', '.', '1200'],
  ['-$1,200', '.', '-1200'],
  ['(1,200)', '.', '-1200'],
  ['1200-', '.', '-1200'],
  ['12 %', '.', '12'],
  ['007', '.', '7'],
  ['.5', '.', '0.5'],
  ['12,34,567', '.', '1234567'],
  ['0', ',', '0'],
  ['-0.00', '.', '0.00'],
  ['1200 EUR', '.', '1200'],
] as const)('%s with decimal %s is %s', (text, decimal, expected) => {
  expect(numberWritten(text, decimal)).toBe(expected)
})

test.each([
  ['1.200,50', '.'],
  ['1,20.5', '.'],
  ['twelve', '.'],
  ['12 pieces', '.'],
  ['1-2', '.'],
  ['', '.'],
  ['--5', '.'],
] as const)('%j with decimal %s is no number', (text, decimal) => {
  expect(numberWritten(text, decimal)).toBeNull()
})

test('one telling value decides for the column', () => {
  expect(judge('1.234', '12,5')).toMatchObject({ decimal: ',', proof: '12,5' })
  expect(judge('1,234', '1,234.5')).toMatchObject({ decimal: '.' })
  expect(judge('1.234.567', '1.234')).toMatchObject({ decimal: ',' })
})

test('a column that fits both is asked about', () => {
  expect(judge('1.234', '5.678')).toMatchObject({ decimal: null, plain: false })
})

test('whole numbers need no decimal sign', () => {
  expect(judge('1234', '0', '-5')).toMatchObject({ decimal: '.', plain: true })
})

test('a column that leaves it open follows the others of its file when they agree', () => {
  expect(settleDecimals([judge('1.234'), judge('1,5'), undefined])).toEqual([',', ',', null])
  expect(settleDecimals([judge('1.234'), judge('1,5'), judge('1.5')])).toEqual([null, ',', '.'])
  expect(settleDecimals([judge('1.234'), judge('7')])).toEqual([null, '.'])
})
