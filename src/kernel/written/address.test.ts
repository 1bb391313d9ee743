import { expect, test } from 'vitest'
import { countryOf, parseAddress } from './address.ts'

const full = { street: null, postalCode: null, city: null, region: null, country: null }

test.each([
  ['Hauptstr. 5, 52349 Düren, Germany', { street: 'Hauptstr. 5', postalCode: '52349', city: 'Düren', country: 'DE' }],
  [
    'Hauptstr. 5\nD-52349 Düren\nDeutschland',
    { street: 'Hauptstr. 5', postalCode: '52349', city: 'Düren', country: 'DE' },
  ],
  [
    '1 Main St, Austin, TX 78701, USA',
    { street: '1 Main St', city: 'Austin', region: 'TX', postalCode: '78701', country: 'US' },
  ],
  ['1 Main St\nAustin TX 78701', { street: '1 Main St', city: 'Austin', region: 'TX', postalCode: '78701' }],
  [
    '10 Downing Street, London SW1A 2AA, UK',
    { street: '10 Downing Street', city: 'London', postalCode: 'SW1A 2AA', country: 'GB' },
  ],
  ['69007 Lyon', { postalCode: '69007', city: 'Lyon' }],
  [
    'Suite 4, 12 Rue X, 69007 Lyon, France',
    { street: 'Suite 4, 12 Rue X', postalCode: '69007', city: 'Lyon', country: 'FR' },
  ],
  ['Musterweg 1, Hamburg', { street: 'Musterweg 1', city: 'Hamburg' }],
])('%j is read part by part', (text, parts) => {
  expect(parseAddress(text, 'de-DE')).toEqual({ ...full, ...parts })
})

test.each(['', 'somewhere'])('%j is no address', (text) => {
  expect(parseAddress(text, 'en-GB')).toBeNull()
})

test('countries go by name in English and in the reader’s language', () => {
  expect(countryOf('Frankreich', 'de-DE')).toBe('FR')
  expect(countryOf('France', 'de-DE')).toBe('FR')
  expect(countryOf('Atlantis', 'de-DE')).toBeNull()
})

test('places are read as the Netherlands, Canada and Australia write them', () => {
  expect(parseAddress('Keizersgracht 120, 1015 CW Amsterdam', 'en')).toMatchObject({
    postalCode: '1015 CW',
    city: 'Amsterdam',
  })
  expect(parseAddress('80 Queen St, Toronto ON M5H 2M5', 'en')).toMatchObject({
    postalCode: 'M5H 2M5',
    city: 'Toronto',
    region: 'ON',
  })
  expect(parseAddress('55 Collins St, Melbourne VIC 3000', 'en')).toMatchObject({
    postalCode: '3000',
    city: 'Melbourne',
    region: 'VIC',
  })
})
