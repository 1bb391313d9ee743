import { expect, test } from 'vitest'
import { allFolded, foldedOf } from './folded.ts'

test('all groups are open at first, and the address names those that were closed', () => {
  const won = foldedOf(undefined).with('won', false)
  const both = foldedOf(won).with('null', false)
  expect(both).toBe('won,null')
  expect(['won', 'null', 'open'].map(foldedOf(both).isOpen)).toEqual([false, false, true])
  expect(foldedOf(foldedOf(both).with('won', true)).with('null', true)).toBeUndefined()
})

test('where all were closed, it names those that were opened', () => {
  const one = foldedOf(allFolded).with('open', true)
  expect(one).toBe('*,open')
  expect(['open', 'won'].map(foldedOf(one).isOpen)).toEqual([true, false])
  expect(foldedOf(one).with('open', false)).toBe(allFolded)
})

test('closing what is closed changes nothing', () => {
  expect(foldedOf('won').with('won', false)).toBe('won')
  expect(foldedOf('*,open').with('open', true)).toBe('*,open')
})
