import type { Runner } from '../db/index.ts'
import type { Account } from './account.ts'
import type { Role } from './permissions.ts'
import { hashOf, newToken } from './token.ts'

/** Signed in on one browser. */
export interface Session {
  userId: string
  role: Role
  /** What its writes carry in X-Farley-Token. */
  csrf: string
  seenAt: string
}

/** Days until a session ends: unused, and at the latest. */
const idleDays = 14
const longestDays = 90
/** How long the id before still counts after a change of id, for requests that are under way. */
const graceSeconds = 30

/** Opens a session; answers the token for the cookie, which is stored nowhere. */
export async function openSession(db: Runner, user: Pick<Account, 'id' | 'role'>, csrf = newToken()): Promise<string> {
  const token = newToken()
  const text = `insert into session (hash, user_id, role, csrf, expires_at)
    values ($1, $2, $3, $4, clock_timestamp() + make_interval(days => $5))`
  await db.run({ text, values: [hashOf(token), user.id, user.role, csrf, longestDays] })
  return token
}

/** The session of a token, if it has not ended. */
export async function findSession(db: Runner, token: string): Promise<Session | undefined> {
  const text = `select user_id as "userId", role, csrf, seen_at as "seenAt" from session
    where hash = $1 and expires_at > clock_timestamp() and seen_at > clock_timestamp() - make_interval(days => $2)`
  return (await db.run<Session>({ text, values: [hashOf(token), idleDays], name: 'session_find' }))[0]
}

/** Notes that it is still in use. */
export async function touchSession(db: Runner, token: string): Promise<void> {
  await db.run({ text: 'update session set seen_at = clock_timestamp() where hash = $1', values: [hashOf(token)] })
}

/** Gives a session a new id when its user's rights have changed; the old one ends shortly after. */
export async function rotateSession(db: Runner, token: string, csrf: string, user: Account): Promise<string> {
  const text = `update session set role = $3, expires_at = least(expires_at, clock_timestamp() + make_interval(secs => $2))
    where hash = $1 and role <> $3 returning 1`
  const mine = await db.run({ text, values: [hashOf(token), graceSeconds, user.role] })
  return mine.length > 0 ? openSession(db, user, csrf) : token
}

export async function endSession(db: Runner, token: string): Promise<void> {
  await db.run({ text: 'delete from session where hash = $1', values: [hashOf(token)] })
}

/** Signs a user out everywhere. */
export async function endSessionsOf(db: Runner, userId: string): Promise<void> {
  await db.run({ text: 'delete from session where user_id = $1', values: [userId] })
}

/** Signs a user out everywhere but here. */
export async function endOtherSessions(db: Runner, userId: string, token: string): Promise<void> {
  await db.run({ text: 'delete from session where user_id = $1 and hash <> $2', values: [userId, hashOf(token)] })
}

/** Removes what has ended: sessions, used or old links, answers kept for repeated requests. */
export async function sweepAccess(db: Runner): Promise<void> {
  await db.run({ text: `delete from session where expires_at < clock_timestamp()`, values: [] })
  await db.run({
    text: `delete from one_time_link where expires_at < clock_timestamp() - interval '30 days'`,
    values: [],
  })
  await db.run({ text: `delete from idempotency where begun_at < clock_timestamp() - interval '24 hours'`, values: [] })
}
