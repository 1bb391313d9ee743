import { expect, test } from 'vitest'
import { keyOfLabel } from './key-of-label.ts'

test.each([
  ['Trade fair', [], 'tradeFair'],
  ['Überweisung', [], 'uberweisung'],
  ['Trade Fair', ['tradeFair'], 'tradeFair2'],
  ['Trade Fair', ['tradeFair', 'tradeFair2'], 'tradeFair3'],
  ['日本', [], 'choice'],
])('%s beside %j becomes %s', (label, taken, key) => {
  expect(keyOfLabel(label, taken)).toBe(key)
})
