import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Site } from '../site.ts'
import { accountByEmail, type Account } from './account.ts'
import type { Attempts } from './attempts.ts'
import { isPassword } from './password.ts'
import { checkSecondFactor } from './second-factor.ts'

/** Says nothing of which of the two was wrong, or whether there is such a user. */
const wrong = () =>
  new Refusal({
    code: 'wrong_sign_in',
    status: 401,
    sentence: say('This e-mail address and password do not go together.'),
  })

/**
 * The account that an e-mail address and a password open, with a code where two steps are on. Refuses all failures of the
 * first step alike, in the same time.
 */
export async function signIn(
  site: Site,
  attempts: Attempts,
  given: { email: string; password: string; code?: string | undefined; address: string },
): Promise<Account> {
  await attempts.count(given.address, given.email)
  const account = await accountByEmail(site.workspace.db, given.email)
  const matches = await isPassword(given.password, account?.passwordHash ?? null)
  if (!account || !matches || !account.active) throw wrong()
  await checkSecondFactor(site, account.id, given.code)
  await attempts.forget(given.address, given.email)
  return account
}
