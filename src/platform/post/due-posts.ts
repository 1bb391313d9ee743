import type { Language } from '../../kernel/language.ts'
import type { Runner, Tx } from '../db/runner.ts'
import type { Posted } from './posting.ts'

/** A mail that something is to be done for. */
export interface DuePost extends Posted {
  kind: string
  state: 'due' | 'sending'
  /** How often it was tried before. */
  tries: number
  /** Whose it is; whoever was away too long has lost it to somebody else. */
  lease: string
  /** It was let go before the last restore, and may have left since. */
  isOld: boolean
  /** It is of no use any more. */
  isLate: boolean
}

interface Row extends Omit<DuePost, 'to' | 'language'> {
  address: string
  name: string
  language: Language
}

/** The mail that has been due longest; for so long it is nobody else's. */
export async function takeDuePost(on: Runner, leaseMs: number): Promise<DuePost | undefined> {
  const text = `update post set lease = gen_random_uuid(), due_at = clock_timestamp() + make_interval(secs => $1)
    where id = (select id from post where due_at <= clock_timestamp() order by due_at limit 1 for update skip locked)
    returning id, kind, about, details, address, name, language, origin, state, tries, lease,
      era <> (select era from ledger_era) as "isOld", until <= clock_timestamp() as "isLate"`
  const [row] = await on.run<Row>({ name: 'post_take', text, values: [leaseMs / 1000] })
  if (!row) return undefined
  const { address, name, ...post } = row
  return { ...post, to: { address, name } }
}

/** Keeps a mail that was taken for longer. */
export async function keepPost(on: Runner, { id, lease }: DuePost, leaseMs: number): Promise<void> {
  const text = `update post set due_at = clock_timestamp() + make_interval(secs => $3) where id = $1 and lease = $2`
  await on.run({ name: 'post_keep', text, values: [id, lease, leaseMs / 1000] })
}

/** How a mail goes that is being sent: its id and moment are those of the first time. */
export interface BegunPost {
  messageId: string
  datedAt: string
}

/** Says that a mail is being sent, before anything leaves; undefined where it is somebody else's by now. */
export async function beginPost(tx: Tx, { id, lease }: DuePost, domain: string): Promise<BegunPost | undefined> {
  const text = `update post set state = 'sending', tries = tries + 1, message_id = coalesce(message_id, $3),
      dated_at = coalesce(dated_at, date_trunc('second', clock_timestamp()))
    where id = $1 and lease = $2 and state = 'due' returning message_id as "messageId", dated_at as "datedAt"`
  return (await tx.run<BegunPost>({ name: 'post_begin', text, values: [id, lease, `${id}@${domain}`] }))[0]
}

/** What became of a mail in the end. */
export type PostEnd = 'sent' | 'held' | 'failed' | 'dropped'

/** Notes what became of it; nothing more is done for it by itself. */
export async function settlePost(on: Runner, { id, lease }: DuePost, end: PostEnd, trouble: string | null, said: string | null): Promise<void> {
  const text = `update post set state = $3, trouble = $4, said = $5, due_at = null, settled_at = clock_timestamp()
    where id = $1 and lease = $2`
  await on.run({ name: 'post_settle', text, values: [id, lease, end, trouble, said?.slice(0, 1000) ?? null] })
} // prettier-ignore

/** It has certainly not left, and is tried again after so long. */
export async function putPostOff(on: Runner, { id, lease }: DuePost, ms: number, trouble: string | null, said: string | null): Promise<void> {
  const text = `update post set state = 'due', trouble = $4, said = $5, due_at = clock_timestamp() + make_interval(secs => $3)
    where id = $1 and lease = $2`
  await on.run({ name: 'post_off', text, values: [id, lease, ms / 1000, trouble, said?.slice(0, 1000) ?? null] })
} // prettier-ignore

/** Counts a try that came to nothing before anything was said. */
export async function countTry(on: Runner, { id, lease }: DuePost): Promise<void> {
  await on.run({ name: 'post_count', text: 'update post set tries = tries + 1 where id = $1 and lease = $2', values: [id, lease] }) // prettier-ignore
}

/** How many mails went to an address within an hour. */
export async function postedOften(on: Runner, address: string): Promise<number> {
  const text = `select count(*)::int as count from post where address = $1 and settled_at > clock_timestamp() - interval '1 hour'
    and state in ('sent', 'held', 'bounced')`
  return (await on.run<{ count: number }>({ name: 'post_often', text, values: [address] }))[0]!.count
}

/** Sends mails of which nobody knew whether they had left, or that had failed, once more, under the same id; answers whether there was one. */
export async function resendPost(on: Runner, id: string): Promise<boolean> {
  const text = `update post set state = 'due', trouble = null, said = null, tries = 0, settled_at = null, due_at = clock_timestamp(),
      era = (select era from ledger_era)
    where id = $1 and state in ('held', 'failed') and until > clock_timestamp() returning 1`
  return (await on.run({ name: 'post_resend', text, values: [id] })).length > 0
}

/** What waits for a way to leave is tried at once: there is one, or another. */
export async function wakePosts(on: Runner): Promise<void> {
  const text = `update post set due_at = clock_timestamp() where state = 'due' and due_at > clock_timestamp()`
  await on.run({ name: 'post_wake', text, values: [] })
}

/** Notes that a mail came back; answers whether there was such a one to that address. */
export async function notePostBounced(on: Runner, messageId: string, address: string, said: string | null): Promise<boolean> {
  const text = `update post set state = 'bounced', trouble = 'bounced', said = $3, due_at = null, settled_at = clock_timestamp()
    where message_id = $1 and address = $2 and state <> 'bounced' returning 1`
  return (await on.run({ name: 'post_bounced', text, values: [messageId, address, said?.slice(0, 1000) ?? null] })).length > 0
} // prettier-ignore

/** What was settled so many days ago is forgotten. */
export async function forgetPosts(on: Runner, days: number): Promise<void> {
  const text = 'delete from post where settled_at < clock_timestamp() - make_interval(days => $1)'
  await on.run({ text, values: [days] })
}
