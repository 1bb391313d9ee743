import { expect, test } from 'vitest'
import { houseOf } from './house.ts'

test.each([
  ['nora@weber-maschinen.example', { domain: 'weber-maschinen.example', name: 'Weber Maschinen' }],
  ['nora@mail.acme.co.uk', { domain: 'acme.co.uk', name: 'Acme' }],
  ['nora@eu.acme.com', { domain: 'acme.com', name: 'Acme' }],
  ['nora@gmail.com', null],
  ['nora@localhost', null],
])('%s belongs to %j', (address, house) => {
  expect(houseOf(address)).toEqual(house)
})
