import fc from 'fast-check'
import { getCountries, getCountryCallingCode } from 'libphonenumber-js/max'
import { expect, test } from 'vitest'
import { normalPhone, readPhone } from './phones.ts'

test('numbers as people write them', () => {
  expect(normalPhone('+49 (30) 901820-0', 'FR')).toBe('+49309018200')
  expect(normalPhone('0171 123 45 67', 'DE')).toBe('+491711234567')
  expect(normalPhone('tel:+1 212-555-0100', 'DE')).toBe('+12125550100')
  expect(normalPhone('+49 (0)30 901820', 'DE')).toBe('+4930901820')
  expect(normalPhone('020 7946 0018', 'GB')).toBe('+442079460018')
  expect(normalPhone('call me', 'DE')).toBeNull()
})

const countries = getCountries()
const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 2, maxLength: 15 })
const signs = fc.constantFrom('', ' ', '-', ' (', ') ', '.', '/', 'x', '0')

test('a number that is read at once is the one that is read by the book, in every country', () => {
  const number = fc.tuple(fc.constantFrom(...countries), fc.constantFrom('+', '00', '0', '', '1', '8'), signs, digits, signs, digits) // prettier-ignore
  fc.assert(
    fc.property(number, fc.boolean(), ([country, start, one, first, other, last], hasCode) => {
      const code = hasCode ? getCountryCallingCode(country) : ''
      const text = `${start}${code}${one}${first}${other}${last}`
      expect(normalPhone(text, country)).toBe(readPhone(text, country))
    }),
    { numRuns: 20_000 },
  )
})

test('whole numbers of likely length too', () => {
  const body = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 11 })
  fc.assert(
    fc.property(fc.constantFrom(...countries), fc.boolean(), body, (country, isAbroad, number) => {
      const text = isAbroad ? `+${getCountryCallingCode(country)}${number}` : `0${number}`
      expect(normalPhone(text, country)).toBe(readPhone(text, country))
    }),
    { numRuns: 30_000 },
  )
})
