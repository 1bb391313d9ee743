import { expect, test } from 'vitest'
import { isOfHouse, isUnread, nameInHead } from './in-head.ts'

const names: readonly [string, string, string, string][] = [
  ['Nora Later', 'nora@later.example', 'Nora', 'Later'],
  ['Later, Nora', 'nora@later.example', 'Nora', 'Later'],
  ['"Later, Nora"', 'nora@later.example', 'Nora', 'Later'],
  ["'Nora Later'", 'nora@later.example', 'Nora', 'Later'],
  ['Nora LATER', 'n@later.example', 'Nora', 'Later'],
  ['Dr. Nora van der Later', 'nora@later.example', 'Nora', 'van der Later'],
  ['Nora Later (Acme)', 'nora@later.example', 'Nora', 'Later'],
  ['Nora Later | Acme', 'nora@later.example', 'Nora', 'Later'],
  ['Nora Later via Lists', 'nora@later.example', 'Nora', 'Later'],
  ['Nora Later, PhD', 'nora@later.example', 'Nora', 'Later'],
  ['Nora', 'nora@later.example', 'Nora', ''],
  ['nora.later@later.example', 'nora.later@later.example', 'Nora', 'Later'],
  ['', 'nora.later@later.example', 'Nora', 'Later'],
  ['', 'nl77@later.example', '', ''],
  ['Acme GmbH', 'nora.later@acme.example', 'Nora', 'Later'],
  ['山田 太郎', 't@later.example', '太郎', '山田'],
]

test.each(names)('%s <%s> is %s %s', (name, address, firstName, lastName) => {
  expect(nameInHead(name, address)).toEqual({ firstName, lastName })
})

test('a house and what nobody reads are told apart from people', () => {
  expect(['info@a.example', 'Einkauf@a.example', 'nora@a.example', 'infora@a.example'].map(isOfHouse)).toEqual([true, true, false, false]) // prettier-ignore
  expect(['no-reply@a.example', 'noreply+1@a.example', 'newsman@a.example', 'bounce-7@a.example'].map(isUnread)).toEqual([true, true, false, true]) // prettier-ignore
})
