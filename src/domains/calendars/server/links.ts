import type { Runner } from '../../../platform/db/runner.ts'
import type { Said } from './event/read-event.ts'

/** Which meeting one time of an event is, and what both last said alike. */
export interface Link {
  uid: string
  slot: string
  meetingId: string | null
  version: number
  agreed: Said
  people: readonly string[]
  unknown: readonly string[]
}

const columns = 'uid, slot, meeting_id as "meetingId", version, agreed, people, unknown'

export function linksOf(on: Runner, accountId: string, uids: readonly string[]): Promise<Link[]> {
  const text = `select ${columns} from calendar_meeting where account_id = $1 and uid = any ($2::text[])`
  return on.run<Link>({ name: 'calendar_links', text, values: [accountId, uids] })
}

export async function keepLinks(on: Runner, accountId: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  const text = `insert into calendar_meeting (account_id, uid, slot, meeting_id, version, agreed, people, unknown)
    select $1, g.uid, g.slot, g."meetingId", g.version, g.agreed, g.people, g.unknown from json_to_recordset($2::json) as g
      (uid text, slot text, "meetingId" uuid, version integer, agreed jsonb, people text[], unknown text[])
    on conflict (account_id, uid, slot) do update set meeting_id = excluded.meeting_id, version = excluded.version,
      agreed = excluded.agreed, people = excluded.people, unknown = excluded.unknown`
  await on.run({ name: 'calendar_keep_links', text, values: [accountId, JSON.stringify(links)] })
}

export async function dropLinks(on: Runner, accountId: string, links: readonly Pick<Link, 'uid' | 'slot'>[]): Promise<void> {
  if (links.length === 0) return
  const text = `delete from calendar_meeting m using json_to_recordset($2::json) as g (uid text, slot text)
    where m.account_id = $1 and m.uid = g.uid and m.slot = g.slot`
  await on.run({ name: 'calendar_drop_links', text, values: [accountId, JSON.stringify(links.map(({ uid, slot }) => ({ uid, slot })))] }) // prettier-ignore
} // prettier-ignore

/** One account is looked at by one process at a time; should it be two, the second waits here for what the first has done. */
export async function alone(on: Runner, accountId: string): Promise<void> {
  await on.run({ text: 'select 1 from calendar_connection where account_id = $1 for update', values: [accountId] })
}

/** Events in which somebody has become known since; `known` says of addresses which are. */
export async function wakeKnown(on: Runner, accountId: string, known: (addresses: readonly string[]) => Promise<ReadonlyMap<string, unknown>>): Promise<void> {
  const text = `select distinct l.uid, k.normal as address from calendar_meeting l join contact_key k
    on k.kind = 'email' and k.normal = any (l.unknown) where l.account_id = $1 and l.unknown <> '{}' limit 1000`
  const found = await on.run<{ uid: string; address: string }>({ name: 'calendar_known', text, values: [accountId] })
  const seen = await known([...new Set(found.map(({ address }) => address))])
  const uids = found.filter(({ address }) => seen.has(address)).map(({ uid }) => uid)
  const wake = `update calendar_object o set state = 'due' from calendar c where c.id = o.calendar_id and c.account_id = $1
    and o.state = 'taken' and o.uid = any ($2::text[])`
  if (uids.length > 0) await on.run({ text: wake, values: [accountId, uids] })
} // prettier-ignore
