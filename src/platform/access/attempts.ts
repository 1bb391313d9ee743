import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from '../../kernel/refusal.ts'
import { hashOf } from './token.ts'

/** Bounds guesses by account and by address; a person who mistypes now and then never notices. */
export interface Attempts {
  /** Counts one try before it is made; refuses with 429 when there were too many. */
  count(address: string, account?: string): Promise<void>
  /** After success the account's tries are forgotten. */
  forget(account: string): Promise<void>
}

export interface AttemptLimits {
  /** Tries at one account in a quarter of an hour. */
  account?: number
  /** Tries from one address in a quarter of an hour. */
  address?: number
}

/** Its memory is this process's own; it holds digests only. */
export function createAttempts({ account = 10, address = 100 }: AttemptLimits = {}): Attempts {
  const duration = 15 * 60
  const byAccount = new RateLimiterMemory({ points: account, duration })
  const byAddress = new RateLimiterMemory({ points: address, duration })
  return {
    async count(from, to) {
      await consume(byAddress, networkOf(from))
      if (to !== undefined) await consume(byAccount, keyOf(to))
    },
    async forget(to) {
      await byAccount.delete(keyOf(to))
    },
  }
}

const keyOf = (account: string) => hashOf(account.trim().toLowerCase()).toString('base64url')

/** One who has an IPv6 address has 2^64 of them. */
function networkOf(address: string): string {
  return address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (error instanceof Error) throw error
    throw refuse.tooMany(Math.ceil((error as RateLimiterRes).msBeforeNext / 1000))
  }
}
