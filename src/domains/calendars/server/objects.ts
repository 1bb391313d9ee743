import type { Changes } from '../../../platform/dav/index.ts'
import type { Db, Runner } from '../../../platform/db/runner.ts'
import type { Reason, State } from '../model/seen.ts'

/** An object of a calendar that is to be looked at. */
export interface OpenObject {
  id: string
  url: string
  uid: string | null
}

/** Makes the rows of a calendar those of the server: what is new or changed is due, what is gone waits to be so here. One transaction with the token. */
export async function keepListed(db: Db, calendarId: string, { objects, gone, isAll, token }: Changes): Promise<void> {
  const rows = [...objects].map(([url, tag]) => ({ url, tag }))
  await db.transaction(async (tx) => {
    const text = `insert into calendar_object as o (calendar_id, url, tag)
      select $1, g.url, g.tag from json_to_recordset($2::json) as g (url text, tag text)
      on conflict (calendar_id, url) do update set tag = excluded.tag, state = 'due', reason = null
      where o.tag <> excluded.tag or o.state = 'gone'`
    if (rows.length > 0) await tx.run({ text, values: [calendarId, JSON.stringify(rows)] })
    const left = `update calendar_object set state = 'gone', reason = null where calendar_id = $1 and state <> 'gone' and`
    if (isAll) await tx.run({ text: `${left} url <> all ($2::text[])`, values: [calendarId, [...objects.keys()]] })
    else if (gone.length > 0) await tx.run({ text: `${left} url = any ($2::text[])`, values: [calendarId, gone] })
    await tx.run({ text: 'update calendar set token = $2 where id = $1', values: [calendarId, token] })
  })
}

/** Series are looked at anew before what is known of them comes to its end. */
export async function wakeSeries(on: Runner, calendarId: string, before: Date): Promise<void> {
  const text = `update calendar_object set state = 'due' where calendar_id = $1 and state <> 'gone' and followed_until < $2`
  await on.run({ text, values: [calendarId, before] })
}

export function openIn(on: Runner, calendarId: string, state: 'due' | 'gone', limit: number): Promise<OpenObject[]> {
  const text = `select id::text, url, uid from calendar_object where calendar_id = $1 and state = '${state}' order by id limit $2`
  return on.run<OpenObject>({ name: `calendar_${state}_in`, text, values: [calendarId, limit] })
}

/** What became of an object. */
export interface Outcome {
  id: string
  state: Exclude<State, 'due'>
  reason?: Reason | null
  tag?: string
  uid?: string
  followedUntil?: string | null
}

export async function noteObjects(on: Runner, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  const text = `update calendar_object o set state = g.state, reason = g.reason, tag = coalesce(g.tag, o.tag),
      uid = coalesce(g.uid, o.uid), followed_until = g."followedUntil", tried_at = clock_timestamp()
    from json_to_recordset($1::json) as g (id bigint, state text, reason text, tag text, uid text, "followedUntil" timestamptz)
    where o.id = g.id`
  await on.run({ name: 'calendar_note', text, values: [JSON.stringify(outcomes)] })
}

export async function dropObjects(on: Runner, ids: readonly string[]): Promise<void> {
  const text = 'delete from calendar_object where id = any ($1::bigint[])'
  if (ids.length > 0) await on.run({ text, values: [ids] })
}

/** An object that Farley has written itself. */
export async function keepWritten(on: Runner, calendarId: string, object: { url: string; tag: string | null; uid: string }): Promise<void> {
  const text = `insert into calendar_object (calendar_id, url, tag, uid, state, tried_at)
    values ($1, $2, coalesce($3, ''), $4, case when $3::text is null then 'due' else 'taken' end, clock_timestamp())
    on conflict (calendar_id, url) do update set tag = excluded.tag, uid = excluded.uid, state = excluded.state, reason = null`
  await on.run({ text, values: [calendarId, object.url, object.tag, object.uid] })
} // prettier-ignore

/** Its server has something else by now: it is read anew. */
export async function readAnew(on: Runner, id: string): Promise<void> {
  await on.run({ text: `update calendar_object set state = 'due' where id = $1`, values: [id] })
}
