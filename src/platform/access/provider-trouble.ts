import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Site } from '../site.ts'
import type { Provider } from './providers.ts'

/** Why somebody is not let in; each has its words at the door. */
export type Trouble = 'late' | 'refused' | 'failed' | 'unproven' | 'foreign' | 'unknown' | 'taken' | 'inactive'

export const trouble = (why: Trouble) =>
  new Refusal({
    code: 'provider_trouble',
    status: 401,
    sentence: say('Single sign-on did not let you in.'),
    details: { why },
  })

/** Why it failed is the operator's to know: it may hold what the provider says of somebody. */
export function fail(site: Site, { issuer }: Pick<Provider, 'issuer'>, error: unknown): never {
  if (error instanceof Refusal && error.code === 'provider_trouble') throw error
  const { name, message, code } = error as Error & { code?: string }
  site.log.warn({ issuer, name, message, code }, 'single sign-on failed')
  throw trouble('failed')
}
