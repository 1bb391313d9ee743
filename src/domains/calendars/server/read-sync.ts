import type { Db, Runner } from '../../../platform/db/runner.ts'
import { states, type Reason, type State } from '../model/seen.ts'
import { calendarsOf } from './calendars.ts'
import { connectionOf } from './connections.ts'

type Counts = Record<State, number>

/** How it goes with an account: of each of its calendars as many rows as its server shows objects. */
export async function syncOf(db: Db, accountId: string) {
  const [connection, calendars, rows] = await Promise.all([
    connectionOf(db, accountId),
    calendarsOf(db, accountId),
    db.run<{ calendar: string; state: State | 'gone'; count: number }>({
      name: 'calendar_counts',
      text: `select o.calendar_id as calendar, o.state, count(*)::int as count
        from calendar_object o join calendar c on c.id = o.calendar_id where c.account_id = $1 group by 1, 2`,
      values: [accountId],
    }),
  ])
  const countsOf = (own: typeof rows) => Object.fromEntries(states.map((state) => [state, own.filter((row) => row.state === state).reduce((sum, { count }) => sum + count, 0)])) as Counts // prettier-ignore
  return {
    connection: connection ?? null,
    counts: countsOf(rows),
    calendars: calendars.map(({ token: _, url: __, ...calendar }) => ({ ...calendar, counts: countsOf(rows.filter((row) => row.calendar === calendar.id)) })),
  }
} // prettier-ignore

interface Seen {
  id: string
  calendar: string
  state: State
  reason: Reason | null
  meeting: string | null
  triedAt: string | null
}

/** The rows of an account, newest first; of a series, with the first of its meetings that is still to come, else its last. */
export function readSeen(on: Runner, accountId: string, { state, below, limit }: { state: State | undefined; below: string | undefined; limit: number }): Promise<Seen[]> {
  const text = `select o.id::text, c.name as calendar, o.state, o.reason, o.tried_at as "triedAt",
      (select l.meeting_id from calendar_meeting l where l.account_id = c.account_id and l.uid = o.uid and l.meeting_id is not null
        order by (l.agreed ->> 'startsAt')::timestamptz < now(), abs(extract(epoch from (l.agreed ->> 'startsAt')::timestamptz - now())) limit 1) as meeting
    from calendar_object o join calendar c on c.id = o.calendar_id
    where c.account_id = $1 and o.state <> 'gone' and ($2::text is null or o.state = $2) and ($3::bigint is null or o.id < $3)
    order by o.id desc limit $4`
  return on.run<Seen>({ name: 'calendar_rows', text, values: [accountId, state ?? null, below ?? null, limit] })
} // prettier-ignore

/** Lets what failed or was passed over be tried again; answers how many those are. */
export async function tryAgain(db: Db, accountId: string, state: 'failed' | 'skipped'): Promise<number> {
  const text = `update calendar_object o set state = 'due', reason = null from calendar c
    where c.id = o.calendar_id and c.account_id = $1 and o.state = $2 returning 1`
  return (await db.run({ text, values: [accountId, state] })).length
}
