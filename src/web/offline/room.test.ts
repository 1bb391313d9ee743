import { expect, test } from 'vitest'
import { isKept, tooMany } from './room.ts'

const limits = { age: 1, count: 3, size: 100 }
const kept = (address: string, size: number) => ({ address, size })

test('what was used longest ago gives way: to a number, and to a size', () => {
  expect(tooMany([kept('a', 1), kept('b', 1), kept('c', 1)], limits)).toEqual([])
  expect(tooMany([kept('a', 1), kept('b', 1), kept('c', 1), kept('d', 1)], limits)).toEqual(['d'])
  expect(tooMany([kept('a', 60), kept('b', 60), kept('c', 1)], limits)).toEqual(['b', 'c'])
})

const known = (path: string) => path === 'people'

test.each([
  ['me', {}],
  ['me/put-off', {}],
  ['people', { sort: 'name', limit: 100 }],
  ['people/1', { with: '*' }],
  ['people/1/timeline', { limit: 40, after: null }],
  ['people/aggregate', {}],
])('%s %j is kept', (path, query) => expect(isKept(path, query, known)).toBe(true))

test.each([
  ['people', { q: 'eva' }],
  ['people', { after: 'x' }],
  ['people', { bin: true }],
  ['people/1', { asOf: '2026-01-01' }],
  ['people/1/timeline', { after: 'x' }],
  ['people/1/history', {}],
  ['search', { q: 'eva' }],
  ['keys', {}],
  ['me/preferences', {}],
  ['session/link/x', {}],
])('%s %j is not', (path, query) => expect(isKept(path, query, known)).toBe(false))
