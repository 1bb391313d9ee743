import type { Runner } from '../../../../platform/db/runner.ts'
import type { Said } from '../../model/suggestion.ts'

/** An address that mail waits for, or that nobody is known by who wrote to the inbox, in whichever of somebody's mailboxes. */
export interface Waiting {
  address: string
  name: string
  messages: number
  lastAt: string
  said: Said | null
}

const waiting = `mail_seen s join mail_correspondent c on c.seen_id = s.id
    where s.mailbox_id = any ($1::uuid[]) and s.state in ('waiting', 'taken')`
const isDismissed = 'exists (select from mail_dismissed d where d.user_id = $2 and d.address = c.address)'

/** Those whom mail was exchanged with last, with their fullest name and what their newest signature says. */
export function strangersOf(
  on: Runner,
  mailboxIds: readonly string[],
  userId: string,
  { dismissed, limit }: { dismissed: boolean; limit: number },
): Promise<Waiting[]> {
  const text = `select ${columns} from ${waiting} and ${dismissed ? '' : 'not '}${isDismissed}
    group by c.address order by max(c.at) desc, c.address limit $3`
  return on.run<Waiting>({ name: `mail_strangers_${dismissed}`, text, values: [mailboxIds, userId, limit] })
}

/** Those of these addresses that mail waits for. */
export function strangersAt(
  on: Runner,
  mailboxIds: readonly string[],
  addresses: readonly string[],
): Promise<Waiting[]> {
  const text = `select ${columns} from ${waiting} and c.address = any ($2::text[]) group by c.address`
  return on.run<Waiting>({ name: 'mail_strangers_at', text, values: [mailboxIds, addresses] })
}

const columns = `c.address, count(*)::int as messages, max(c.at) as "lastAt",
  (array_agg(c.name order by (position(' ' in c.name) > 0) desc, c.at desc))[1] as name,
  (array_agg(c.said order by c.at desc) filter (where c.said <> '{}'))[1] as said`

/** How many there are who were not dismissed. */
export async function countStrangers(on: Runner, mailboxIds: readonly string[], userId: string): Promise<number> {
  const text = `select count(distinct c.address)::int as count from ${waiting} and not ${isDismissed}`
  return (await on.run<{ count: number }>({ name: 'mail_count_strangers', text, values: [mailboxIds, userId] }))[0]!
    .count
}

/** Remembers for somebody that they do not want these suggested, or takes that back. */
export async function dismiss(
  on: Runner,
  userId: string,
  addresses: readonly string[],
  dismissed: boolean,
): Promise<void> {
  const text = dismissed
    ? 'insert into mail_dismissed (user_id, address) select $1, unnest($2::text[]) on conflict do nothing'
    : 'delete from mail_dismissed where user_id = $1 and address = any ($2::text[])'
  await on.run({ text, values: [userId, addresses] })
}
