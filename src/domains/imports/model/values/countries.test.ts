import { expect, test } from 'vitest'
import { countryCode, countryNames, likelyCountry } from './countries.ts'
import { nearest } from '../../../../kernel/near.ts'

test.each([
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['Allemagne', 'DE'],
  ['de', 'DE'],
  ['United States', 'US'],
  ['USA', 'US'],
  ['U.S.A.', 'US'],
  ['A', 'AT'],
  ['TR', 'TR'],
  ['Türkei', 'TR'],
  ['Česko', 'CZ'],
  ['日本', 'JP'],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code)
})

test.each(['Atlantis', 'Philipines', 'Korea', 'DD', 'ZZ', ''])('%j is no country', (text) => {
  expect(countryCode(text)).toBeUndefined()
})

test('a misspelt country is near its name, an unclear one has a likely meaning', () => {
  expect(nearest('Philipines', countryNames())).toBe('Philippines')
  expect(likelyCountry('Korea')).toBe('South Korea')
})
