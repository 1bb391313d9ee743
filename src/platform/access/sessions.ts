import type { Runner } from '../db/index.ts'
import type { Account } from './account.ts'
import { deviceOf, type Device } from './device.ts'
import type { From } from './door-log.ts'
import type { Role } from './permissions.ts'
import { hashOf, newToken } from './token.ts'

/** How somebody came in. */
export type Way = 'password' | 'link' | 'passkey' | 'provider' | 'directory'

/** Signed in on one browser. */
export interface Session {
  /** By which it is told apart; it opens nothing. */
  id: string
  userId: string
  role: Role
  way: Way
  /** The sign-in provider by which they came. */
  provider: string | null
  /** What its writes carry in X-Farley-Token. */
  csrf: string
  since: string
  seenAt: string
  address: string | null
  /** As whom they look at the company, and since when. */
  asUser: string | null
  asSince: string | null
}

/** A session as those see it who may end it. */
export interface ShownSession extends Device {
  id: string
  way: Way
  address: string | null
  since: string
  seenAt: string
}

/** Days until a session ends: unused, and at the latest. */
const idleDays = 14
const longestDays = 90
/** How long the id before still counts after a change of id, for requests that are under way. */
const graceSeconds = 30
/** What holds of a session that has not ended, as a condition. */
export const lives = `expires_at > clock_timestamp() and seen_at > clock_timestamp() - make_interval(days => ${idleDays})`

/** By which way somebody comes, and by whose word where it is a provider's. */
export interface Entrance {
  way: Way
  provider?: string | null
}

/** Opens a session; answers the token for the cookie, which is stored nowhere, or nothing where its provider was turned off meanwhile. */
export async function openSession(
  db: Runner,
  user: Pick<Account, 'id' | 'role'>,
  { way, provider = null }: Entrance,
  from: From,
): Promise<string | undefined> {
  const token = newToken()
  // The lock waits for whoever is turning the provider off, who ends the sessions that there are.
  const text = `with provider as (select id from identity_provider where id = $9 and enabled for share)
    insert into session (hash, user_id, role, csrf, way, address, agent, expires_at, provider_id)
    select $1, $2, $3, $4, $5, $6, $7, clock_timestamp() + make_interval(days => $8), $9::uuid
    where $9::uuid is null or exists (select 1 from provider) returning 1`
  const who = [hashOf(token), user.id, user.role, newToken()]
  const values = [...who, way, from.address, agentIn(from), longestDays, provider]
  return (await db.run({ text, values })).length > 0 ? token : undefined
}

/** The session of a token, if it has not ended. */
export async function findSession(db: Runner, token: string): Promise<Session | undefined> {
  const text = `select id, user_id as "userId", role, way, provider_id as provider, csrf, created_at as since, seen_at as "seenAt", address,
      as_user_id as "asUser", as_since as "asSince" from session
    where hash = $1 and ${lives}`
  return (await db.run<Session>({ text, values: [hashOf(token)], name: 'session_find' }))[0]
}

/** Notes that it is still in use, and from where. */
export async function touchSession(db: Runner, token: string, from: From | undefined): Promise<void> {
  const text = `update session set seen_at = clock_timestamp(), address = coalesce($2, address), agent = coalesce($3, agent)
    where hash = $1`
  await db.run({ text, values: [hashOf(token), from?.address ?? null, from ? agentIn(from) : null] })
}

const agentIn = ({ agent }: From) => agent?.slice(0, 400) ?? null

/** Gives a session a new token when its user's rights have changed; the old one ends shortly after. */
export async function rotateSession(db: Runner, token: string, user: Account): Promise<string> {
  const next = newToken()
  const text = `with old as (
      update session set role = $4, expires_at = least(expires_at, clock_timestamp() + make_interval(secs => $3))
      where hash = $1 and role <> $4 returning *
    )
    insert into session (hash, id, user_id, role, csrf, way, provider_id, address, agent, created_at, as_user_id, as_since, expires_at)
    select $2, id, user_id, role, csrf, way, provider_id, address, agent, created_at, as_user_id, as_since,
      clock_timestamp() + make_interval(days => $5)
    from old returning 1`
  const values = [hashOf(token), hashOf(next), graceSeconds, user.role, longestDays]
  return (await db.run({ text, values })).length > 0 ? next : token
}

/** Where a user is signed in, last used first. */
export async function sessionsOf(db: Runner, userId: string): Promise<ShownSession[]> {
  const text = `select * from (
      select distinct on (id) id, way, address, agent, created_at as since, seen_at as "seenAt" from session
      where user_id = $1 and ${lives} order by id, expires_at desc
    ) as own order by "seenAt" desc limit 200`
  const rows = await db.run<Omit<ShownSession, keyof Device> & { agent: string | null }>({ text, values: [userId] })
  return rows.map(({ agent, ...row }) => ({ ...row, ...deviceOf(agent) }))
}

export async function endSession(db: Runner, token: string): Promise<void> {
  await db.run({ text: 'delete from session where hash = $1', values: [hashOf(token)] })
}

/** Signs a user out in one place; answers whether they were signed in there. */
export async function endSessionOf(db: Runner, userId: string, id: string): Promise<boolean> {
  const text = 'delete from session where user_id = $1 and id = $2 returning 1'
  return (await db.run({ text, values: [userId, id] })).length > 0
}

/** Signs a user out everywhere, but for the session that is told. */
export async function endSessionsOf(db: Runner, userId: string, except?: Session): Promise<void> {
  const text = 'delete from session where user_id = $1 and id is distinct from $2'
  await db.run({ text, values: [userId, except?.id ?? null] })
}

/** Signs a user out wherever they came by a provider. */
export async function endSessionsByProviderOf(db: Runner, userId: string): Promise<void> {
  await db.run({
    text: `delete from session where user_id = $1 and way in ('provider', 'directory')`,
    values: [userId],
  })
}

/** Signs out who came by a provider; of sessions of old nobody knows by which, so they end with any. */
export async function endSessionsBy(db: Runner, provider: string): Promise<void> {
  const text = `delete from session where provider_id = $1 or (way = 'provider' and provider_id is null)`
  await db.run({ text, values: [provider] })
}

/** Signs out everybody but owners who did not come by a provider. */
export async function endSessionsOfOtherWays(db: Runner): Promise<void> {
  const text = `delete from session
    where way not in ('provider', 'directory') and user_id not in (select id from users where role = 'owner')`
  await db.run({ text, values: [] })
}

/** Removes what has ended: sessions, used or old links, questions that nobody answered, answers kept for repeated requests. */
export async function sweepAccess(db: Runner): Promise<void> {
  await db.run({ text: `delete from session where not (${lives})`, values: [] })
  await db.run({
    text: `delete from one_time_link where expires_at < clock_timestamp() - interval '30 days'`,
    values: [],
  })
  await db.run({ text: 'delete from door_question where expires_at < clock_timestamp()', values: [] })
  await db.run({ text: 'delete from saml_assertion where expires_at < clock_timestamp()', values: [] })
  await db.run({ text: `delete from idempotency where begun_at < clock_timestamp() - interval '24 hours'`, values: [] })
}
