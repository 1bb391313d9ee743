import { expect, test } from 'vitest'
import { isIdLike, newId, newIdLike, timeOfId } from './id.ts'

test('an id tells when it was made', () => {
  const now = Date.UTC(2026, 10, 26, 9, 30)
  expect(timeOfId(newId(now))).toBe(now)
})

test('an id made for somebody ends like theirs, and no two are the same', () => {
  const own = newId()
  const made = Array.from({ length: 1000 }, () => newIdLike(own))
  expect(made.every((id) => isIdLike(own, id))).toBe(true)
  expect(new Set(made).size).toBe(1000)
})

test.each([
  ['somebody else’s', (own: string) => own.slice(0, -1) + (own.endsWith('0') ? '1' : '0')],
  ['one of another version', (own: string) => own.slice(0, 14) + '4' + own.slice(15)],
  ['no id', () => 'x'],
])('%s is not like one’s own', (_what, make) => {
  const own = newId()
  expect(isIdLike(own, make(own))).toBe(false)
})
