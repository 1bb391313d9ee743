import { expect, test } from 'vitest'
import { columnEvidence } from './column.ts'

const profile = (...values: string[]) => {
  const evidence = columnEvidence()
  for (const value of values) evidence.take([value])
  return evidence.profiles(['column'])[0]!
}

test.each([
  ['email', ['ada@farley.example', 'bob@farley.example']],
  ['web', ['https://farley.example', 'www.farley.example']],
  ['date', ['25.12.2026', '2026-01-02']],
  ['number', ['1,200.50', '7', '-3']],
  ['number', ['1996', '2001']],
  ['phone', ['+49 30 1234567', '05254 55012', '(02421) 555-318']],
  ['country', ['Germany', 'FR', 'United States']],
  ['text', ['Acme', 'ada@farley.example', 'Bolt']],
  ['empty', ['', ' ']],
])('a column of kind %s is known', (kind, values) => {
  expect(profile(...values).kind).toBe(kind)
})

test('a column is judged to its last value, and shows its first three different ones', () => {
  const column = profile(...Array.from({ length: 5000 }, () => '03/04/2017'), '04/03/2017', '25/04/2017')
  expect(column).toMatchObject({ filled: 5002, order: 'dmy', samples: ['03/04/2017', '04/03/2017', '25/04/2017'] })
})
