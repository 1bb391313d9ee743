import type { Work } from '../../../platform/records/work.ts'

/** Of several the one with whom the fewest times were booked in the last 30 days, then whose last booking is the longest ago. */
export async function inTurn(work: Work, users: readonly string[]): Promise<string> {
  const [next] = await work.tx.run<{ id: string }>({
    name: 'booking_turn',
    text: `select u.id from unnest($1::uuid[]) as u (id)
left join booking b on u.id = any (b.users) and b.cancelled_at is null and b.made_at > clock_timestamp() - interval '30 days'
group by u.id order by count(b.id), max(b.made_at) nulls first, u.id limit 1`,
    values: [users],
  })
  return next!.id
}
