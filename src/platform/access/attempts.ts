import ipaddr from 'ipaddr.js'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from '../../kernel/refusal.ts'
import { hashOf } from './token.ts'

/** Bounds guesses by account and by address; a person who mistypes now and then never notices. */
export interface Attempts {
  /** Counts one try before it is made; refuses with 429 when there were too many. */
  count(address: string, account?: string): Promise<void>
  /** After success the account's tries are forgotten. */
  forget(address: string, account: string): Promise<void>
}

export interface AttemptLimits {
  /** Tries at one account from one address in a quarter of an hour. */
  account?: number
  /** Tries at one account from everywhere: so many that nobody can easily keep its owner out. */
  everywhere?: number
  /** Tries from one address in a quarter of an hour. */
  address?: number
}

/** Its memory is this process's own; it holds digests only. */
export function createAttempts({ account = 10, everywhere = 100, address = 100 }: AttemptLimits = {}): Attempts {
  const duration = 15 * 60
  const byBoth = new RateLimiterMemory({ points: account, duration })
  const byAccount = new RateLimiterMemory({ points: everywhere, duration })
  const byAddress = new RateLimiterMemory({ points: address, duration })
  return {
    async count(from, to) {
      await consume(byAddress, networkOf(from))
      if (to === undefined) return
      await consume(byBoth, bothOf(from, to))
      await consume(byAccount, keyOf(to))
    },
    async forget(from, to) {
      await byBoth.delete(bothOf(from, to))
      await byAccount.delete(keyOf(to))
    },
  }
}

const keyOf = (account: string) => hashOf(account.trim().toLowerCase()).toString('base64url')

const bothOf = (address: string, account: string) => `${networkOf(address)} ${keyOf(account)}`

/** One who has an IPv6 address has 2^64 of them: they count as one. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4' ? parsed.toString() : parsed.toByteArray().slice(0, 8).join('.')
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (error instanceof Error) throw error
    throw refuse.tooMany(Math.ceil((error as RateLimiterRes).msBeforeNext / 1000))
  }
}
