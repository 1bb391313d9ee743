import { expect, test } from 'vitest'
import { secondsLeft } from './remaining.ts'

const begun = '2026-11-26T12:00:00.000Z'
const after = (seconds: number) => Date.parse(begun) + seconds * 1000

test('what is left follows from how it has gone so far', () => {
  expect(secondsLeft({ done: 250, total: 1000, startedAt: begun }, after(10))).toBe(30)
  expect(secondsLeft({ done: 999, total: 1000, startedAt: begun }, after(10))).toBe(1)
})

test('nothing is said before anything can be told', () => {
  expect(secondsLeft({ done: 0, total: 1000, startedAt: begun }, after(10))).toBeNull()
  expect(secondsLeft({ done: 10, total: 1000, startedAt: begun }, after(10))).toBeNull()
  expect(secondsLeft({ done: 10, total: null, startedAt: begun }, after(10))).toBeNull()
  expect(secondsLeft({ done: 0, total: 1000, startedAt: null }, after(10))).toBeNull()
  expect(secondsLeft({ done: 1000, total: 1000, startedAt: begun }, after(10))).toBeNull()
})
