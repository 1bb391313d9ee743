import { expect, test } from 'vitest'
import { asText, isAddress, receiversIn, withoutDoubles } from './addresses.ts'

test('addresses are read as people write them, and written so that they are read again', () => {
  const text = 'Eva Halden <eva@acme.example>, bob@x.example; "Dahl, Nora" <nora@y.example>\n  '
  const read = [
    { name: 'Eva Halden', address: 'eva@acme.example' },
    { name: '', address: 'bob@x.example' },
    { name: 'Dahl, Nora', address: 'nora@y.example' },
  ]
  expect(receiversIn(text)).toEqual(read)
  expect(receiversIn(asText(read))).toEqual(read)
  expect(receiversIn('')).toEqual([])
})

test('what is no address is none', () => {
  expect(['eva@acme.example', 'a+b@c.de'].every(isAddress)).toBe(true)
  expect(['eva@', 'eva', 'e va@acme.example', '<eva@acme.example>'].some(isAddress)).toBe(false)
})

test('nobody is written to twice, nor who is left out', () => {
  const all = receiversIn('eva@x.example, EVA@x.example, me@x.example')
  expect(withoutDoubles(all, ['Me@x.example'])).toEqual([{ name: '', address: 'eva@x.example' }])
})
