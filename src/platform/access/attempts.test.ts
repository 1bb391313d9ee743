import { expect, test } from 'vitest'
import type { Refusal } from '../../kernel/refusal.ts'
import { createAttempts, type Attempts } from './attempts.ts'

/** How many of so many tries are let through. */
async function through(attempts: Attempts, tries: number, of: (number: number) => [string, string?]): Promise<number> {
  let count = 0
  for (let number = 0; number < tries; number++) {
    await attempts.count(...of(number)).then(
      () => count++,
      (refusal: Refusal) => expect(refusal.status).toBe(429),
    )
  }
  return count
}

test('guesses at one account from one address are few', async () => {
  expect(await through(createAttempts({ account: 3 }), 9, () => ['203.0.113.1', 'ada@example.com'])).toBe(3)
})

test('whoever guesses elsewhere does not keep its owner out, until it is many', async () => {
  const attempts = createAttempts({ account: 3, everywhere: 20 })
  await through(attempts, 9, () => ['203.0.113.1', 'ada@example.com'])
  await attempts.count('198.51.100.7', 'ada@example.com')
  expect(await through(attempts, 50, (number) => [`192.0.2.${number}`, 'ada@example.com'])).toBe(16)
})

test('one address tries many accounts only so often', async () => {
  expect(
    await through(createAttempts({ address: 5 }), 9, (number) => ['203.0.113.1', `user${number}@example.com`]),
  ).toBe(5)
})

test('an account is the same however it is written', async () => {
  const names = ['ada@example.com', ' ADA@example.com', 'Ada@Example.com ']
  expect(await through(createAttempts({ account: 2 }), 3, (number) => ['203.0.113.1', names[number]!])).toBe(2)
})

test('whoever has a network of addresses is one', async () => {
  expect(await through(createAttempts({ address: 2 }), 5, (number) => [`2001:db8:1:2::${number}`])).toBe(2)
  expect(await through(createAttempts({ address: 2 }), 5, (number) => [`2001:db8::${number}:1:2:3`])).toBe(2)
  expect(
    await through(createAttempts({ address: 2 }), 4, (number) => [number % 2 ? '192.0.2.1' : '::ffff:192.0.2.1']),
  ).toBe(2)
  expect(await through(createAttempts({ address: 2 }), 5, (number) => [`2001:db8:1:${number}::1`])).toBe(5)
})

test('after success the tries are forgotten', async () => {
  const attempts = createAttempts({ account: 2 })
  await through(attempts, 2, () => ['203.0.113.1', 'ada@example.com'])
  await attempts.forget('203.0.113.1', 'ada@example.com')
  await attempts.count('203.0.113.1', 'ada@example.com')
})
