import { refuse, Refusal } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Settings } from '../context.ts'
import type { Db, Runner } from '../db/index.ts'
import { accountOf, type Account } from './account.ts'
import { personOf, waysOf, type Actor } from './actor.ts'
import { noteAtDoor, type From } from './door-log.ts'
import type { Session } from './sessions.ts'

/** As whom somebody looks at the company, and since when. */
export interface Looking {
  as: { id: string; name: string }
  since: string
}

/** Owners and admins look as everybody else who can sign in; but as an owner, nobody but an owner. */
function mayLookAs(account: Account, other: Account): boolean {
  const leads = account.role === 'owner' || account.role === 'admin'
  return leads && other.active && other.id !== account.id && (other.role !== 'owner' || account.role === 'owner')
}

/** Begins to look as somebody, in this session; refuses those who may not, and as whom nobody may. */
export async function lookAs(db: Db, account: Account, session: Session, userId: string, from: From): Promise<void> {
  const other = await accountOf(db, userId)
  if (!other) throw refuse.invalid([{ field: 'user', ...say('There is no such user.') }])
  if (!mayLookAs(account, other)) throw refuse.forbidden(say('You may not look as {name}.', { name: other.name }))
  const text = 'update session set as_user_id = $2, as_since = clock_timestamp() where id = $1'
  await db.transaction(async (tx) => {
    await tx.run({ text, values: [session.id, other.id] })
    await noteAtDoor(tx, {
      event: 'lookedAs',
      user: other,
      by: { kind: 'person', id: account.id, name: account.name },
      from,
    })
  })
}

/** Stops it; answers whether somebody did look as somebody else. */
export async function stopLooking(db: Db, account: Account, session: Session, from: From): Promise<boolean> {
  if (!session.asUser) return false
  const other = await accountOf(db, session.asUser)
  const user = { id: session.asUser, name: other?.name ?? '' }
  await db.transaction(async (tx) => {
    await tx.run({ text: 'update session set as_user_id = null, as_since = null where id = $1', values: [session.id] })
    const more = { since: session.asSince! }
    await noteAtDoor(tx, {
      event: 'lookingEnded',
      user,
      by: { kind: 'person', id: account.id, name: account.name },
      from,
      more,
    })
  })
  return true
}

/** Whose eyes a session has: those of another, with what is said in the own language; undefined where that may be no more. */
export async function eyesOf(
  db: Runner,
  account: Account,
  session: Session,
  settings: Settings,
): Promise<{ actor: Actor; role: Account['role']; looking: Looking } | undefined> {
  const other = session.asUser ? await accountOf(db, session.asUser) : undefined
  if (!other || !mayLookAs(account, other)) return undefined
  const actor = await personOf(db, other, settings)
  const { id, name, role } = other
  // What is theirs alone stays theirs.
  const own = { id: null, self: null, ...waysOf(account, settings) }
  return { actor: { ...actor, ...own }, role, looking: { as: { id, name }, since: session.asSince! } }
}

/** Whoever looks as somebody else changes nothing. */
export const onlyLooking = ({ as: { name } }: Looking) =>
  new Refusal({
    code: 'only_looking',
    status: 403,
    sentence: say('You look at this as {name}, so nothing can be changed. Stop looking first.', { name }),
  })
