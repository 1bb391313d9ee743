import type { Runner } from '../../../../platform/db/runner.ts'

/** A mail of Farley's own with which something is wrong. What it said is known to nobody. */
export interface StuckPost {
  id: string
  kind: string
  address: string
  state: 'held' | 'failed' | 'bounced'
  trouble: string | null
  said: string | null
  at: string
  again: boolean
}

const most = 50

/** The newest with which something is wrong. */
export function postsStuck(on: Runner): Promise<StuckPost[]> {
  const text = `select id, kind, address, state, trouble, said, settled_at as at,
      state <> 'bounced' and until > clock_timestamp() as again
    from post where state in ('held', 'failed', 'bounced') order by settled_at desc limit $1`
  return on.run<StuckPost>({ name: 'mail_stuck', text, values: [most] })
}

/** How many wait to be sent, and what the mail server said last to one of them. */
export async function waitingPosts(on: Runner): Promise<{ waiting: number; said: string | null }> {
  const text = `select count(*)::int as waiting, (array_agg(said order by dated_at desc nulls last) filter (where said is not null))[1] as said
    from post where due_at is not null`
  return (await on.run<{ waiting: number; said: string | null }>({ name: 'mail_waiting', text, values: [] }))[0]!
}
