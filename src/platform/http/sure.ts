import { Refusal, refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { accountOf, type Account } from '../access/account.ts'
import { isPassword } from '../access/password.ts'
import type { Session } from '../access/sessions.ts'
import type { AskedBy } from './route.ts'

/** The session of whoever asks; refuses keys, which are signed in nowhere. */
export function sessionIn({ asker }: Pick<AskedBy, 'asker'>): Session {
  if (!asker.session) throw refuse.forbidden(say('A key is not signed in anywhere.'))
  return asker.session
}

/** The person who asks; refuses keys. */
export async function personIn(asked: Pick<AskedBy, 'asker' | 'ctx'>): Promise<Account> {
  return (await accountOf(asked.ctx.db, sessionIn(asked).userId))!
}

/** Refuses whoever is no owner: whoever decides who else lets people in decides who comes in as whom. */
export function mustBeOwner({ asker }: Pick<AskedBy, 'asker'>): void {
  if (asker.role !== 'owner') throw refuse.forbidden(say('Only an owner decides who else may let people in.'))
}

/** For how many minutes somebody without a password counts as having just come in. */
const freshMinutes = 15

/**
 * The person, who has just proven to be more than somebody at their open browser: by the password, or, where there is none,
 * by having come in a moment ago.
 */
export async function sureOf(asked: AskedBy, given: string | undefined, field = 'password'): Promise<Account> {
  const account = await personIn(asked)
  if (account.passwordHash === null) {
    mustBeFresh(sessionIn(asked))
    return account
  }
  await asked.server.attempts.count(asked.request.ip, account.id)
  if (given === undefined || !(await isPassword(given, account.passwordHash)))
    throw refuse.invalid([{ field, ...say('This is not the current password.') }])
  return account
}

function mustBeFresh({ since }: Session): void {
  if (Date.now() - Date.parse(since) < freshMinutes * 60_000) return
  const sentence = say('Please sign out and in again first: this is asked of somebody who has just come in.')
  throw new Refusal({ code: 'sign_in_again', status: 403, sentence })
}
