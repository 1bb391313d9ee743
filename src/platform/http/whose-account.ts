import { isId } from '../../kernel/id.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { accountOf, type Account } from '../access/account.ts'
import type { AskedBy } from './route.ts'

/** The user at `:id`, whose sign-in an admin may tend; an owner's is the owners' alone. */
export async function accountInReach({ ctx, asker, params }: AskedBy): Promise<Account> {
  const account = isId(params.id) ? await accountOf(ctx.db, params.id) : undefined
  if (!account) throw refuse.notFound(say('There is no such user.'))
  // Whoever could sign in as an owner would be one.
  if (account.role === 'owner' && asker.role !== 'owner')
    throw refuse.forbidden(say('Only an owner may do this for an owner.'))
  return account
}
