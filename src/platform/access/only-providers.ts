import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Site } from '../site.ts'
import type { Account } from './account.ts'
import type { Way } from './sessions.ts'

/** Where single sign-on is the only way in, refuses every other; owners keep theirs, so that nobody is locked out for good. */
export async function mayComeBy(site: Site, { role }: Pick<Account, 'role'>, way: Way): Promise<void> {
  if (way === 'provider' || role === 'owner' || !(await site.settings()).onlyProviders) return
  const sentence = say('Your company signs in by single sign-on only.')
  throw new Refusal({ code: 'only_providers', status: 403, sentence })
}
