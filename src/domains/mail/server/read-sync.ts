import type { Db, Runner } from '../../../platform/db/runner.ts'
import { states, type Reason, type State } from '../model/seen.ts'
import { connectionOf } from './connections.ts'
import { sendingOf } from './sending/sendings.ts'

/** How it goes with a mailbox. */
export async function syncOf(db: Db, mailboxId: string) {
  const [connection, sending, rows, folders] = await Promise.all([
    connectionOf(db, mailboxId),
    sendingOf(db, mailboxId),
    db.run<{ state: State; count: number }>({
      name: 'mail_counts',
      text: 'select state, count(*)::int as count from mail_seen where mailbox_id = $1 group by state',
      values: [mailboxId],
    }),
    foldersOf(db, mailboxId),
  ])
  const counted = new Map(rows.map(({ state, count }) => [state, count]))
  const counts = Object.fromEntries(states.map((state) => [state, counted.get(state) ?? 0])) as Record<State, number>
  return { connection: connection ?? null, sending: sending ?? null, counts, folders }
}

function foldersOf(on: Runner, mailboxId: string) {
  const text = `select f.path, count(s.id)::int as messages, count(s.id) filter (where s.state = 'due')::int as due
    from mail_folder f left join mail_seen s on s.folder_id = f.id where f.mailbox_id = $1 group by f.path order by f.path limit 1000`
  return on.run<{ path: string; messages: number; due: number }>({ name: 'mail_folders', text, values: [mailboxId] })
}

interface Seen {
  id: string
  folder: string
  uid: number
  state: State
  reason: Reason | null
  email: string | null
  triedAt: string | null
  from: { address: string; name: string }[]
}

/** The rows of a mailbox, newest first. */
export function readSeen(
  on: Runner,
  mailboxId: string,
  { state, below, limit }: { state?: State | undefined; below?: string | undefined; limit: number },
): Promise<Seen[]> {
  const text = `select s.id::text, f.path as folder, s.uid::int, s.state, s.reason, s.email_id as email, s.tried_at as "triedAt",
      array(select json_build_object('address', c.address, 'name', c.name) from mail_correspondent c where c.seen_id = s.id
        order by c.address limit 20) as "from"
    from mail_seen s join mail_folder f on f.id = s.folder_id
    where s.mailbox_id = $1 and ($2::text is null or s.state = $2) and ($3::bigint is null or s.id < $3)
    order by s.id desc limit $4`
  return on.run<Seen>({ name: 'mail_rows', text, values: [mailboxId, state ?? null, below ?? null, limit] })
}
