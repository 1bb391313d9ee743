import { expect, test } from 'vitest'
import { contactsOf, emptyTyped, typedOf } from './contact-items.ts'

const typed = (text: string) => ({ ...emptyTyped(), text })
const values = (contacts: { value: string; primary: boolean }[]) =>
  contacts.map(({ value, primary }) => [value, primary])

test('a pasted list becomes several, the first of which is primary', () => {
  const { contacts, unread } = contactsOf('emails', [typed('ana@acme.com, bo@acme.com'), typed('')], [])
  expect(values(contacts)).toEqual([['ana@acme.com', true], ['bo@acme.com', false]]) // prettier-ignore
  expect(unread).toEqual([])
})

test('what did not change keeps what is known of it', () => {
  const { contacts } = contactsOf('phones', [typed('+49 171 5550142')], [])
  const verified = contacts.map((contact) => ({ ...contact, normal: '+491715550142', verifiedOn: '2026-11-01' }))
  const again = contactsOf('phones', [...typedOf(verified), typed('0221 555 300')], verified)
  expect(again.contacts[0]).toEqual(verified[0])
  expect(again.contacts[1]!.normal).toBeNull()
})

test('a text that holds no address is told, not dropped in silence', () => {
  expect(contactsOf('emails', [typed('ana at acme')], []).unread).toEqual(['ana at acme'])
})
