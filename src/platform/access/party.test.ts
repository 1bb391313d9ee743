import { expect, test } from 'vitest'
import { addressOf } from '../http/address.ts'
import { partyOf } from './party.ts'

test.each([
  ['https://crm.example.com', 'crm.example.com', ['https://crm.example.com']],
  ['https://crm.example.com:8443', 'crm.example.com', ['https://crm.example.com:8443']],
  ['http://localhost:3000', 'localhost', ['http://localhost:3000']],
])('passkeys of %s are bound to its name', (url, id, origins) => {
  expect(partyOf(addressOf({ url, host: '0.0.0.0' }, 3000))).toEqual({ id, origins })
})

test('on one’s own machine they are bound to localhost, under whichever of its names it was started', () => {
  const local = { id: 'localhost', origins: ['http://localhost:3000'] }
  for (const host of ['127.0.0.1', 'localhost', '::1']) expect(partyOf(addressOf({ host }, 3000))).toEqual(local)
})

test.each(['http://crm.example.com', 'https://192.0.2.7', 'https://[2001:db8::1]'])('there are none at %s', (url) => {
  expect(partyOf(addressOf({ url, host: '0.0.0.0' }, 3000))).toBeNull()
})
