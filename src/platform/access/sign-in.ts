import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Site } from '../site.ts'
import { accountByEmail, type Account } from './account.ts'
import type { Attempts } from './attempts.ts'
import { noteAtDoor, type DoorLine, type From } from './door-log.ts'
import { isPassword } from './password.ts'
import { checkSecondFactor, type Proof } from './second-factor.ts'
import type { Entrance } from './sessions.ts'
import { byDirectory, followGroupsOf } from './sign-in-by-directory.ts'

/** Says nothing of which of the two was wrong, or whether there is such a user. */
const wrong = () =>
  new Refusal({
    code: 'wrong_sign_in',
    status: 401,
    sentence: say('This e-mail address and password do not go together.'),
  })

/** Who has come in, and by which way. */
export interface SignedIn {
  account: Account
  entrance: Entrance
}

/**
 * The account that an e-mail address and a password open, here or in the directory that speaks for the address, with a code
 * where two steps are on. Refuses all failures of the first step alike, in the same time.
 */
export async function signIn(
  site: Site,
  attempts: Attempts,
  given: { email: string; password: string; proof: Proof; from: From },
): Promise<SignedIn> {
  const { address } = given.from
  await attempts.count(address, given.email)
  const account = await accountByEmail(site.workspace.db, given.email)
  const matches = await isPassword(given.password, account?.passwordHash ?? null)
  const isOpen = account !== undefined && matches && account.active
  const found = isOpen ? undefined : await byDirectory(site, given)
  const who = found?.account ?? (isOpen ? account : undefined)
  if (!who) {
    if (account) noteBehind(site, { event: 'wrongPassword', user: account, by: null, from: given.from })
    throw wrong()
  }
  await takeSecondStep(site, who, given)
  await attempts.forget(address, given.email)
  if (!found) return { account: who, entrance: { way: 'password' } }
  await followGroupsOf(site, found)
  return { account: who, entrance: { way: 'directory', provider: found.provider.id } }
}

/** The second step of who comes in; that a code was wrong is noted. */
export async function takeSecondStep(
  site: Site,
  account: Account,
  { proof, from }: { proof: Proof; from: From },
): Promise<void> {
  await checkSecondFactor(site, account.id, proof).catch((error: unknown) => {
    if (proof.code) noteBehind(site, { event: 'wrongCode', user: account, by: null, from })
    throw error
  })
}

/** Nobody waits for it: who does not exist would be answered sooner than who does. */
function noteBehind(site: Site, line: DoorLine): void {
  noteAtDoor(site.workspace.db, line).catch((error: unknown) =>
    site.log.error({ err: error }, 'a line was not written'),
  )
}
