import { expect, test } from 'vitest'
import { visualOrder } from './visual-order.ts'

// What is Arabic is turned by the font, so it stands here as it is written.
test.each([
  ['a Latin line runs as ever', 'Flow meter (Basic)', 'Flow| |meter| |(Basic)'],
  ['words follow each other from the right', 'فاتورة رقم', 'رقم| |فاتورة'],
  ['a number keeps its direction, and its signs', 'ضريبة 19%', '19%| |ضريبة'],
  ['what an amount is in stands behind it', '1,562.45 €', '€| |1,562.45'],
  ['a minus stands before its number', 'مجموع -5', '-5| |مجموع'],
  ['a day and a number with letters stay whole', 'من 27/11/2026 · O-1', 'O-1| |·| |27/11/2026| |من'],
  ['a number in groups stays whole', 'هاتف +49 40 123', '+49| |40| |123| |هاتف'],
  ['brackets are turned with what they are around', '(شامل 19%)', '(|19%| |شامل|)'],
  ['brackets stay with the Latin name that they end', 'مضخة FM-210 (Basic)', 'FM-210| |(Basic)| |مضخة'],
  ['Arabic numbers are turned as often as words', '٢٠٢٦ سنة', 'سنة| |٦٢٠٢'],
])('on a paper from right to left, %s', (_, written, pieces) => {
  expect(visualOrder(written, 'rtl').join('|')).toBe(pieces)
})

test.each([
  ['an Arabic name within a line', 'for (مضخة رقم) 5', 'for| |(|رقم| |مضخة|)| |5'],
  ['a line that is Arabic runs from right to left', 'مضخة 5.', '.|5| |مضخة'],
  ['numbers alone', '-5 %', '-5| |%'],
])('on a paper from left to right, %s', (_, written, pieces) => {
  expect(visualOrder(written, 'ltr').join('|')).toBe(pieces)
})

test('nothing is lost, and marks stay above their letters', () => {
  const written = 'مُحَمَّد ([«a» 1.5 {ب}'
  const pieces = visualOrder(written, 'rtl')
  expect(pieces.join('')).toHaveLength(written.length)
  expect(pieces).toContain('مُحَمَّد')
})
