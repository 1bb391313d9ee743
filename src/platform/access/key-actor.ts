import type { Settings } from '../context.ts'
import type { Runner } from '../db/index.ts'
import type { Account } from './account.ts'
import { permissionsIn, reachedBy, reachesNothing, waysOf, type Actor } from './actor.ts'
import type { Key } from './keys.ts'
import { bothOf, permissionsOf, permissionsWithin } from './permissions.ts'

/** A key as one who acts: never more than its role, its scope, and the person for whom it acts allow, as they are now. */
export async function actorOfKey(db: Runner, key: Key, account: Account | null, settings: Settings): Promise<Actor> {
  const { id, name, scope } = key
  const named = typeof scope === 'string' ? {} : scope
  const ofRole = permissionsOf(key.role, settings.membersSee)
  const its = scope === 'all' ? ofRole : bothOf(ofRole, permissionsWithin(scope, id))
  const permissions = account ? bothOf(its, permissionsIn(account, settings)) : its
  const userId = account?.id ?? null
  const reached = account ? await reachedBy(db, account, named) : reachesNothing
  return { kind: 'key', id, name, userId, self: userId, permissions, ...reached, ...waysOf(account, settings) }
}
