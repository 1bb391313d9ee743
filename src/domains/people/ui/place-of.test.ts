import { expect, test } from 'vitest'
import type { Address, Contact } from '../../../kernel/field.ts'
import { placeOf, zoneOf } from './place-of.ts'

const address = (city: string | null, country: string | null, primary = false) =>
  ({ city, country, primary }) as unknown as Address
const phone = (normal: string | null) => ({ normal }) as unknown as Contact

test('the first address says where, else the country of a number; a code that several countries share says nothing', () => {
  const both = [address('Liège', 'BE'), address('Düren', 'DE', true)]
  expect(placeOf(both, [phone('+33145678901')])).toEqual({ city: 'Düren', country: 'DE' })
  expect(placeOf([], [phone(null), phone('+35226123456')])).toEqual({ city: null, country: 'LU' })
  expect(placeOf(null, [phone('+12125550142')])).toBeNull()
  expect(placeOf(null, null)).toBeNull()
})

test('a country with one hour has that; one with several only where the city is one of them', () => {
  expect(zoneOf({ city: 'Düren', country: 'DE' })).toMatch(/^Europe\//)
  expect(zoneOf({ city: 'Chicago', country: 'US' })).toBe('America/Chicago')
  expect(zoneOf({ city: 'Springfield', country: 'US' })).toBeNull()
  expect(zoneOf({ city: null, country: 'nowhere' })).toBeNull()
})
