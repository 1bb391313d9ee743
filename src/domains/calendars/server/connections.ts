import { newId } from '../../../kernel/id.ts'
import type { Collection } from '../../../platform/dav/index.ts'
import type { Runner, Tx } from '../../../platform/db/runner.ts'
import type { Trouble } from '../model/seen.ts'

/** How calendars are reached. */
export interface Way {
  url: string
  userName: string
}

/** How it goes with an account that is connected. */
export interface Connection extends Way {
  since: string
  readAt: string | null
  trouble: Trouble | null
  troubleAt: string | null
}

/** Where the password of an account lies in the vault. */
export const placeOf = (accountId: string) => `calendarAccount:${accountId}:password`

export async function connectionOf(on: Runner, accountId: string): Promise<Connection | undefined> {
  const text = `select url, user_name as "userName", since, read_at as "readAt", trouble, trouble_at as "troubleAt"
    from calendar_connection where account_id = $1`
  return (await on.run<Connection>({ name: 'calendar_connection', text, values: [accountId] }))[0]
}

/** Keeps how calendars are reached, and which there are; those that were there keep what was chosen for them. They are looked at at once. */
export async function keepConnection(tx: Tx, accountId: string, way: Way, found: readonly Collection[]): Promise<void> {
  const text = `insert into calendar_connection (account_id, url, user_name) values ($1, $2, $3)
    on conflict (account_id) do update set url = excluded.url, user_name = excluded.user_name,
      due_at = clock_timestamp(), trouble = null, trouble_at = null, tries = 0`
  await tx.run({ text, values: [accountId, way.url, way.userName] })
  await keepCalendars(tx, accountId, found)
}

/** Makes the calendars of an account those of the server. Of several none is read, and nothing written to any, before somebody says so. */
export async function keepCalendars(tx: Tx, accountId: string, found: readonly Collection[]): Promise<void> {
  const gone = 'delete from calendar where account_id = $1 and url <> all ($2::text[])'
  await tx.run({ text: gone, values: [accountId, found.map(({ url }) => url)] })
  const text = `insert into calendar (id, account_id, url, name, color, reads, writes)
    select g.id, $1, g.url, g.name, g.color, g.single, g.single and not exists (select from calendar where account_id = $1 and writes)
    from json_to_recordset($2::json) as g (id uuid, url text, name text, color text, single boolean)
    on conflict (account_id, url) do update set name = excluded.name, color = excluded.color`
  const rows = found.map((each) => ({ ...each, id: newId(), single: found.length === 1 }))
  await tx.run({ text, values: [accountId, JSON.stringify(rows)] })
}

export async function dropConnection(on: Runner, accountId: string): Promise<void> {
  await on.run({ text: 'delete from calendar_connection where account_id = $1', values: [accountId] })
  await on.run({ text: 'delete from secret where name = $1', values: [placeOf(accountId)] })
}

const later = 'clock_timestamp() + make_interval(secs => $1)'
const due = (at: string) => `update calendar_connection c set due_at = ${at} from calendar_accounts a
  where a.id = c.account_id and a.deleted_at is null and a.paused is not true`

/** The accounts that are to be looked at; for so long nobody else takes them. */
export async function takeDue(on: Runner, leaseMs: number): Promise<string[]> {
  const text = `${due(later)} and c.due_at <= clock_timestamp() returning c.account_id as id`
  return (await on.run<{ id: string }>({ name: 'calendar_due', text, values: [leaseMs / 1000] })).map(({ id }) => id)
}

/** Keeps an account for longer; false where it is paused or gone by now. That somebody wants it looked at anew meanwhile stands. */
export async function keepOn(on: Runner, accountId: string, leaseMs: number): Promise<boolean> {
  const text = `${due(`case when c.due_at <= clock_timestamp() then c.due_at else ${later} end`)} and c.account_id = $2 returning 1`
  return (await on.run({ name: 'calendar_keep', text, values: [leaseMs / 1000, accountId] })).length > 0
}

/** It was read to its end, and is looked at again after so long. */
export async function noteRead(on: Runner, accountId: string, restMs: number): Promise<void> {
  const text = `update calendar_connection set read_at = clock_timestamp(), trouble = null, trouble_at = null, tries = 0,
    due_at = clock_timestamp() + make_interval(secs => $2) where account_id = $1`
  await on.run({ name: 'calendar_read', text, values: [accountId, restMs / 1000] })
}

/** Notes why it could not be read; it is tried again, later each time. */
export async function noteTrouble(on: Runner, accountId: string, trouble: Trouble): Promise<void> {
  const text = `update calendar_connection set trouble = $2, trouble_at = clock_timestamp(), tries = tries + 1,
    due_at = clock_timestamp() + least(interval '1 hour', interval '1 minute' * power(2, least(tries, 10))) where account_id = $1`
  await on.run({ name: 'calendar_trouble', text, values: [accountId, trouble] })
}

export async function lookNow(on: Runner, accountId: string): Promise<void> {
  const text = 'update calendar_connection set due_at = clock_timestamp() where account_id = $1'
  await on.run({ name: 'calendar_now', text, values: [accountId] })
}
