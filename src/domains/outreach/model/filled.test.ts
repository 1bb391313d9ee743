import { expect, test } from 'vitest'
import { filled } from './filled.ts'

test('places are filled, what nobody knows stays as it was written', () => {
  const values = { firstName: 'Eva', company: null }
  expect(filled('Good day {firstName} of {company}, {weather}', values)).toBe('Good day Eva of , {weather}')
  expect(filled('Good day {firstName|there} of {company|your company}', values)).toBe('Good day Eva of your company')
  expect(filled('{company|}{weather|rain}', values)).toBe('{weather|rain}')
  expect(filled('{__proto__} {toString}', values)).toBe('{__proto__} {toString}')
})
