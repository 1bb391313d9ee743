import { expect, test } from 'vitest'
import { columnNames, detectHeader } from './header.ts'

test('the first row names the columns when its cells are no values', () => {
  expect(detectHeader([['Name', 'E-mail'], ['Ada', 'ada@farley.example']])).toEqual({ before: 0, named: true }) // prettier-ignore
})

test('a first row with an address, a number or a date is a record', () => {
  expect(detectHeader([['Ada', 'ada@farley.example'], ['Bob', 'bob@farley.example']]).named).toBe(false) // prettier-ignore
  expect(detectHeader([['Acme', '1,200.00'], ['Bolt', '50']]).named).toBe(false) // prettier-ignore
  expect(detectHeader([['Acme', '20-10-16'], ['Bolt', '21-10-16']]).named).toBe(false) // prettier-ignore
})

test('talk before the header is left out', () => {
  const rows = [
    ['Notes:'],
    ['When exporting your connection data, you may notice that some addresses are missing.'],
    ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On'],
    ['Ada', 'Byron', 'https://x.example/ada', '', 'Engines', 'Analyst', '15 Jun 2026'],
    ['Bob', 'Kahn', 'https://x.example/bob', '', 'Networks', 'Engineer', '16 Jun 2026'],
    ['Cyd', 'Charisse', 'https://x.example/cyd', '', 'Stage', 'Dancer', '17 Jun 2026'],
  ]
  expect(detectHeader(rows)).toEqual({ before: 2, named: true })
})

test('a column of names alone has its header when that does not come again', () => {
  expect(detectHeader([['company'], ['Acme'], ['Bolt']]).named).toBe(true)
  expect(detectHeader([['Acme'], ['Bolt'], ['Acme']]).named).toBe(false)
})

test('unnamed and equal columns can be told apart', () => {
  expect(columnNames(['Name', '', 'Phone', 'Phone'], 5)).toEqual(['Name', 'Column 2', 'Phone', 'Phone (2)', 'Column 5'])
  expect(columnNames(null, 2)).toEqual(['Column 1', 'Column 2'])
})
