import { expect, test } from 'vitest'
import { choiceFinder, keyFor } from './choices.ts'
import { yesOrNo } from './choice-words.ts'

const industries = choiceFinder('company.industry', [
  { key: 'technology', label: 'Technology' },
  { key: 'realEstate', label: 'Real estate' },
  { key: 'coal', label: 'Coal', archived: true },
])

test('an option is found by its key, its label and what others call it', () => {
  expect(industries.find('technology')).toBe('technology')
  expect(industries.find(' REAL-ESTATE ')).toBe('realEstate')
  expect(industries.find('Immobilien')).toBe('realEstate')
  expect(choiceFinder('deal.status', [{ key: 'won', label: 'Won' }]).find('Closed Won')).toBe('won')
})

test('a misspelt one is offered, never taken', () => {
  expect(industries.find('technolgy')).toBeUndefined()
  expect(industries.near('technolgy')).toBe('Technology')
})

test('an archived option is not offered', () => {
  expect(industries.find('Coal')).toBeUndefined()
})

test('a new option gets a stable key of its own', () => {
  expect(keyFor('Food & drink', new Set())).toBe('foodDrink')
  expect(keyFor('GTX', new Set(['gtx']))).toBe('gtx2')
  expect(keyFor('日本', new Set())).toBe('option')
})

test('yes and no are understood in several languages, and nothing else is', () => {
  expect([yesOrNo('Yes'), yesOrNo('nein'), yesOrNo('x'), yesOrNo('perhaps')]).toEqual([true, false, true, undefined])
})
