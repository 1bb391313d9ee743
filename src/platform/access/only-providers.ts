import { Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Settings } from '../context.ts'
import type { Site } from '../site.ts'
import type { Account } from './account.ts'
import type { Way } from './sessions.ts'

/** Whether somebody's way in is open: where single sign-on is the only one, owners keep theirs, so that nobody is locked out for good. */
export const isWayOpen = ({ onlyProviders }: Settings, { role }: Pick<Account, 'role'>, way: Way) =>
  !onlyProviders || way === 'provider' || way === 'directory' || role === 'owner'

/** Refuses a way in that is closed. */
export async function mayComeBy(site: Site, account: Pick<Account, 'role'>, way: Way): Promise<void> {
  if (isWayOpen(await site.settings(), account, way)) return
  const sentence = say('Your company signs in by single sign-on only.')
  throw new Refusal({ code: 'only_providers', status: 403, sentence })
}
