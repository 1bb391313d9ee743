import { expect, test } from 'vitest'
import { parseEmails, parsePhones } from './contacts.ts'

const values = (found: { value: string }[]) => found.map(({ value }) => value)

test('addresses are found in whatever was pasted', () => {
  expect(values(parseEmails('Ana Silva <ana@acme.com>; Bo (work) bo@b.co.uk, mailto:c@d.io'))).toEqual([
    'ana@acme.com',
    'bo@b.co.uk',
    'c@d.io',
  ])
  expect(parseEmails('Home: ana@acme.com')).toEqual([{ value: 'ana@acme.com', label: 'home' }])
})

test('the same address twice is one', () => {
  expect(values(parseEmails('ana@acme.com ANA@acme.com'))).toHaveLength(1)
})

test.each(['', 'ana', 'ana@', 'ana@acme', '@acme.com'])('%j holds no address', (text) => {
  expect(parseEmails(text)).toEqual([])
})

test.each([
  ['+49 171 5550142', '+49 171 5550142', null],
  ['tel:+491715550142', '+491715550142', null],
  ['(02421) 555-318', '(02421) 555-318', null],
  ['Mobile: 0171 555 0142', '0171 555 0142', 'mobile'],
  ['0171/5550142', '0171/5550142', null],
  ['Fax +1 415 555 0100', '+1 415 555 0100', 'fax'],
  ['555-0100 ext 42', '555-0100 ext. 42', null],
])('%s is the number %s', (text, value, label) => {
  expect(parsePhones(text)).toEqual([{ value, label }])
})

test('several numbers of a signature become several', () => {
  expect(parsePhones('Tel. +49 2421 555 318\nMobil +49 171 555 0142; Fax: +49 2421 555 300')).toEqual([
    { value: '+49 2421 555 318', label: null },
    { value: '+49 171 555 0142', label: 'mobile' },
    { value: '+49 2421 555 300', label: 'fax' },
  ])
})

test.each(['', 'call me', '12', '12 34'])('%j holds no number', (text) => {
  expect(parsePhones(text)).toEqual([])
})
