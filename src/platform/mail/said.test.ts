import { expect, test } from 'vitest'
import { saidIn } from './said.ts'

test('what is new is told from the quote beneath and from the signature', () => {
  expect(
    saidIn(`Yes, on Friday.\n\n-- \nEva Sander\nSander GmbH\n\nOn Thu, 22 Aug 2024 at 12:36, Ada <ada@farley.example> wrote:\n> Shall we?\n> Ada`),
  ).toEqual({
    text: 'Yes, on Friday.',
    signature: 'Eva Sander\nSander GmbH',
    quoted: 'On Thu, 22 Aug 2024 at 12:36, Ada <ada@farley.example> wrote:\n> Shall we?\n> Ada',
  })
}) // prettier-ignore

test.each([
  ['Am 22.08.2024 um 12:36 schrieb Ada:', 'German'],
  ['-----Ursprüngliche Nachricht-----', 'Outlook of old'],
  ['From: Ada <ada@farley.example>\nSent: Thursday, 22 August 2024', 'Outlook'],
  ['Von: Ada\nGesendet: Donnerstag', 'Outlook in German'],
  ['On Thursday the twenty-second of August two thousand and twenty-four Ada Lindqvist\n<ada@farley.example> wrote:', 'broken in two'],
  ['> only a quote', 'without a line before'],
])('a quote begins with %s', (opener) => {
  const { text, quoted } = saidIn(`New.\n\n${opener}\n`)
  expect(text).toBe('New.')
  expect(quoted).toContain(opener.split('\n')[0]!)
}) // prettier-ignore

test('an answer between quoted lines is new', () => {
  const text = '> When?\nOn Friday.\n> Where?\nAt ours.'
  expect(saidIn(text)).toEqual({ text, signature: '', quoted: '' })
})

test('a text without either is all new, in every line end', () => {
  expect(saidIn('One\r\nTwo\rThree')).toEqual({ text: 'One\nTwo\nThree', signature: '', quoted: '' })
})
