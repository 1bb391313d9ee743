import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from './fold.ts'

test.each([
  ['Łódź', 'lodz'], ['ẞtraße', 'sstrasse'], ['Ærøskøbing', 'aeroskobing'], ['ＡＢＣ', 'abc'], ['İstanbul', 'istanbul'],
  ['Ὀδυσσεύς', 'οδυσσευσ'], ['Zoë O’Hara', 'zoe o’hara'], ['北京', '北京'],
  ['أحْمَد', 'احمد'], ['إيمان', 'ايمان'], ['آمنة', 'امنه'], ['ٱلرحمن', 'الرحمن'], ['مصطفى', 'مصطفي'], ['مـحـمـد', 'محمد'], ['فؤاد', 'فواد'], ['٢٠٢٦', '2026'], ['۲۰۲۶', '2026'],
])('%s is compared as %s', (text, folded) => expect(fold(text)).toBe(folded)) // prettier-ignore

test('words are letters and digits only, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const word of wordsOf(text)) expect(word).toMatch(/^[\p{L}\p{N}]{1,60}$/u)
    }),
  )
})

test('a part of a name is a part of the folded name', () => {
  const name = fc.string({ unit: fc.constantFrom(...'aÄßŁé İσςΣ北-’أةىـ٢'.split('')), maxLength: 12 })
  fc.assert(
    fc.property(name, name, name, (start, part, end) => {
      expect(fold(start + part + end).includes(fold(part))).toBe(true)
    }),
  )
})
