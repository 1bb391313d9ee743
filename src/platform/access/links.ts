import type { Runner } from '../db/index.ts'
import { hashOf, newToken } from './token.ts'

export type Purpose = 'owner' | 'invite' | 'reset'

export interface OneTimeLink {
  purpose: Purpose
  userId: string | null
}

/** Hours that a link lives; that of the first owner is made anew at each start. */
const hours: Record<Purpose, number> = { owner: 24 * 365, invite: 24 * 7, reset: 24 }
/** Where in the web app it leads. */
const places: Record<Purpose, string> = { owner: 'welcome', invite: 'join', reset: 'reset' }

export interface MadeLink {
  url: string
  expiresAt: string
}

/** Makes a link that works once; earlier ones of the same purpose for the same user die. */
export async function createLink(db: Runner, base: string, purpose: Purpose, userId: string | null): Promise<MadeLink> {
  const token = newToken()
  await db.run({
    text: 'delete from one_time_link where purpose = $1 and user_id is not distinct from $2 and used_at is null',
    values: [purpose, userId],
  })
  const [made] = await db.run<{ expiresAt: string }>({
    text: `insert into one_time_link (hash, purpose, user_id, expires_at)
      values ($1, $2, $3, clock_timestamp() + make_interval(hours => $4)) returning expires_at as "expiresAt"`,
    values: [hashOf(token), purpose, userId, hours[purpose]],
  })
  return { url: `${base}/${places[purpose]}/${token}`, expiresAt: made!.expiresAt }
}

/** What a link is for, while it still works. */
export async function findLink(db: Runner, token: string): Promise<OneTimeLink | undefined> {
  const text = `select purpose, user_id as "userId" from one_time_link
    where hash = $1 and used_at is null and expires_at > clock_timestamp()`
  return (await db.run<OneTimeLink>({ text, values: [hashOf(token)] }))[0]
}

/** Uses a link up: of two who try at the same moment, one gets it. To be called in the transaction that does what it is for. */
export async function useLink(tx: Runner, token: string): Promise<OneTimeLink | undefined> {
  const text = `update one_time_link set used_at = clock_timestamp()
    where hash = $1 and used_at is null and expires_at > clock_timestamp() returning purpose, user_id as "userId"`
  return (await tx.run<OneTimeLink>({ text, values: [hashOf(token)] }))[0]
}

/** Ends all links of a user that have not been used. */
export async function endLinksOf(db: Runner, userId: string): Promise<void> {
  await db.run({ text: 'delete from one_time_link where user_id = $1 and used_at is null', values: [userId] })
}
