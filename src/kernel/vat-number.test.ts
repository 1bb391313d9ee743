import { expect, test } from 'vitest'
import { f } from './field.ts'
import { vatNumberOf } from './vat-number.ts'

const read = (typed: string) => vatNumberOf(f.text({ label: 'VAT number' }), typed)

test.each([
  ['DE 123 456 789', 'DE123456789'],
  ['atu12345678', 'ATU12345678'],
  ['NL123456789B01', 'NL123456789B01'],
  ['CHE-123.456.789 MWST', 'CHE123456789MWST'],
  ['FR XX 123456789', 'FRXX123456789'],
])('%s is written %s', (typed, written) => {
  expect(read(typed)).toBe(written)
})

test.each(['12/345/67890', '300 123 456 700 003', ' ABN 51 824 753 556 '])('%s stays as it was typed', (typed) => {
  expect(read(typed)).toBe(typed.trim())
})

test.each(['DE12345678', 'DE1234567890', 'ATU1234567', 'PL12', 'DE'])('%s is certainly none', (typed) => {
  expect(() => read(typed)).toThrow(/look otherwise/)
})
