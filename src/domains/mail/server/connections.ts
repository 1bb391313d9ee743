import type { Runner } from '../../../platform/db/runner.ts'
import type { Trouble } from '../model/seen.ts'
import type { Way } from './connect.ts'

/** How it goes with a mailbox that is connected. */
export interface Connection extends Way {
  mailboxId: string
  readAt: string | null
  trouble: Trouble | null
  troubleAt: string | null
  tries: number
}

const columns = `c.mailbox_id as "mailboxId", c.host, c.port, c.start_tls as "startTls", c.user_name as "userName", c.authority, c.read_at as "readAt",
  c.trouble, c.trouble_at as "troubleAt", c.tries`

/** Where the password of a mailbox lies in the vault. */
export const placeOf = (mailboxId: string) => `mailbox:${mailboxId}:password`

export async function connectionOf(on: Runner, mailboxId: string): Promise<Connection | undefined> {
  const text = `select ${columns} from mail_connection c where mailbox_id = $1`
  return (await on.run<Connection>({ name: 'mail_connection', text, values: [mailboxId] }))[0]
}

/** Keeps how a mailbox is reached; it is looked at at once. */
export async function keepConnection(on: Runner, mailboxId: string, way: Way): Promise<void> {
  const text = `insert into mail_connection (mailbox_id, host, port, start_tls, user_name, authority) values ($1, $2, $3, $4, $5, $6)
    on conflict (mailbox_id) do update set host = excluded.host, port = excluded.port, start_tls = excluded.start_tls,
      user_name = excluded.user_name, authority = excluded.authority, due_at = clock_timestamp(), trouble = null, trouble_at = null, tries = 0`
  await on.run({ text, values: [mailboxId, way.host, way.port, way.startTls, way.userName, way.authority] })
}

export async function dropConnection(on: Runner, mailboxId: string): Promise<void> {
  await on.run({ text: 'delete from mail_connection where mailbox_id = $1', values: [mailboxId] })
  await on.run({ text: 'delete from secret where name = $1', values: [placeOf(mailboxId)] })
}

const later = 'clock_timestamp() + make_interval(secs => $1)'
const due = (at: string) => `update mail_connection c set due_at = ${at} from mailboxes m
  where m.id = c.mailbox_id and m.deleted_at is null and m.paused is not true`

/** The mailboxes that are to be looked at; for so long nobody else takes them. */
export async function takeDue(on: Runner, leaseMs: number): Promise<string[]> {
  const text = `${due(later)} and c.due_at <= clock_timestamp() returning c.mailbox_id as id`
  return (await on.run<{ id: string }>({ name: 'mail_due', text, values: [leaseMs / 1000] })).map(({ id }) => id)
}

/** Keeps a mailbox for longer; false where it is paused or gone by now. That somebody wants it looked at anew meanwhile stands. */
export async function keepOn(on: Runner, mailboxId: string, leaseMs: number): Promise<boolean> {
  const text = `${due(`case when c.due_at <= clock_timestamp() then c.due_at else ${later} end`)} and c.mailbox_id = $2 returning 1`
  return (await on.run({ name: 'mail_keep', text, values: [leaseMs / 1000, mailboxId] })).length > 0
}

export async function noteRead(on: Runner, mailboxId: string): Promise<void> {
  const text = `update mail_connection set read_at = clock_timestamp(), trouble = null, trouble_at = null, tries = 0
    where mailbox_id = $1`
  await on.run({ name: 'mail_read', text, values: [mailboxId] })
}

/** Notes why it could not be read; it is tried again, later each time. */
export async function noteTrouble(on: Runner, mailboxId: string, trouble: Trouble): Promise<void> {
  const text = `update mail_connection set trouble = $2, trouble_at = clock_timestamp(), tries = tries + 1,
    due_at = clock_timestamp() + least(interval '1 hour', interval '1 minute' * power(2, least(tries, 10))) where mailbox_id = $1`
  await on.run({ name: 'mail_trouble', text, values: [mailboxId, trouble] })
}

/** It is looked at again after so long. */
export async function lookIn(on: Runner, mailboxId: string, ms: number): Promise<void> {
  const text = 'update mail_connection set due_at = clock_timestamp() + make_interval(secs => $2) where mailbox_id = $1'
  await on.run({ name: 'mail_look_in', text, values: [mailboxId, ms / 1000] })
}
