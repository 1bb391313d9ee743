import type { Db, Runner } from '../../../platform/db/runner.ts'
import type { Reason, State } from '../model/seen.ts'
import type { Stranger } from './decide.ts'

/** What became of a message of a folder. */
export interface Outcome {
  uid: number
  state: State
  reason?: Reason
  emailId?: string
  /** Who is unknown, and when it was written. */
  from?: readonly Stranger[]
  at?: string
}

/** The uids that are due in a folder, the newest first. */
export async function dueIn(on: Runner, folderId: string, limit: number): Promise<number[]> {
  const text = `select uid from mail_seen where folder_id = $1 and state = 'due' order by uid desc limit $2`
  const rows = await on.run<{ uid: string }>({ name: 'mail_due_in', text, values: [folderId, limit] })
  return rows.map(({ uid }) => Number(uid))
}

/** The e-mails that these messages have become already, in whichever folder. */
export async function takenBefore(on: Runner, mailboxId: string, digests: readonly string[]) {
  const text = `select digest, email_id as id from mail_message where mailbox_id = $1 and digest = any ($2::text[])`
  const rows = await on.run<{ digest: string; id: string }>({ name: 'mail_before', text, values: [mailboxId, digests] })
  return new Map(rows.map(({ digest, id }) => [digest, id]))
}

/** Notes what became of messages; who is unknown in them is kept with them. */
export async function noteSeen(on: Runner, folderId: string, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  const text = `with given as (
      select * from json_to_recordset($2::json) as given (uid bigint, state text, reason text, "emailId" uuid, "from" json, at timestamptz)
    ), noted as (
      update mail_seen s set state = g.state, reason = g.reason, email_id = g."emailId", tried_at = clock_timestamp()
      from given g where s.folder_id = $1 and s.uid = g.uid returning s.id, g."from", g.at
    ), known as (
      delete from mail_correspondent where seen_id in (select id from noted where "from" is null)
    )
    insert into mail_correspondent (seen_id, address, name, wrote, at)
    select n.id, f.address, f.name, f.wrote, n.at
    from noted n, json_to_recordset(coalesce(n."from", '[]'::json)) as f (address text, name text, wrote boolean)
    on conflict do nothing`
  await on.run({ name: 'mail_note', text, values: [folderId, JSON.stringify(outcomes)] })
}

export async function dropSeen(on: Runner, folderId: string, uids: readonly number[]): Promise<void> {
  if (uids.length === 0) return
  const text = 'delete from mail_seen where folder_id = $1 and uid = any ($2::bigint[])'
  await on.run({ text, values: [folderId, uids] })
}

/** What is taken once somebody in it is known: also what a program sent. */
const waits = `(s.state = 'waiting' or s.reason = 'automatic')`

/** Which records the addresses of such messages have become by now. */
export function knownByNow(on: Runner, mailboxId: string) {
  const text = `select distinct k.record, k.record_id as id from mail_seen s join mail_correspondent c on c.seen_id = s.id
    join contact_key k on k.kind = 'email' and k.normal = c.address where s.mailbox_id = $1 and ${waits} limit 1000`
  return on.run<{ record: string; id: string }>({ name: 'mail_known_by_now', text, values: [mailboxId] })
}

/** What waits for these records is due. */
export async function wake(on: Runner, mailboxId: string, ids: readonly string[]): Promise<void> {
  const text = `update mail_seen s set state = 'due', reason = null where mailbox_id = $1 and ${waits} and exists (
    select from mail_correspondent c join contact_key k on k.kind = 'email' and k.normal = c.address
    where c.seen_id = s.id and k.record_id = any ($2::uuid[]))`
  await on.run({ text, values: [mailboxId, ids] })
}

/** What names one of these addresses is due. */
export async function wakeAddresses(
  on: Runner,
  mailboxIds: readonly string[],
  addresses: readonly string[],
): Promise<void> {
  const text = `update mail_seen s set state = 'due', reason = null where mailbox_id = any ($1::uuid[]) and ${waits}
    and exists (select from mail_correspondent c where c.seen_id = s.id and c.address = any ($2::text[]))`
  await on.run({ text, values: [mailboxIds, addresses] })
}

/** What is decided by the list of what is never taken is decided anew. */
export async function wakeForNever(on: Runner, mailboxId: string): Promise<void> {
  const text = `update mail_seen set state = 'due', reason = null
    where mailbox_id = $1 and (state = 'waiting' or reason = 'blocked')`
  await on.run({ text, values: [mailboxId] })
}

/** Lets what failed or was passed over be tried again; answers how many those are. */
export async function tryAgain(db: Db, mailboxId: string, state: 'failed' | 'skipped' | 'waiting'): Promise<number> {
  const text = `update mail_seen set state = 'due', reason = null
    where mailbox_id = $1 and state = $2 and reason is distinct from 'erased' returning 1`
  return (await db.run({ text, values: [mailboxId, state] })).length
}
