import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Db } from '../db/index.ts'
import { accountByEmail, type Account } from './account.ts'
import type { Attempts } from './attempts.ts'
import { isPassword } from './password.ts'

/** Says nothing of which of the two was wrong, or whether there is such a user. */
const wrong = () =>
  new Refusal({
    code: 'wrong_sign_in',
    status: 401,
    sentence: say('This e-mail address and password do not go together.'),
  })

/** The account that an e-mail address and a password open. Refuses all failures alike, in the same time. */
export async function signIn(
  db: Db,
  attempts: Attempts,
  given: { email: string; password: string; address: string },
): Promise<Account> {
  await attempts.count(given.address, given.email)
  const account = await accountByEmail(db, given.email)
  const matches = await isPassword(given.password, account?.passwordHash ?? null)
  if (!account || !matches || !account.active) throw wrong()
  await attempts.forget(given.address, given.email)
  return account
}
