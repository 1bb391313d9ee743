import type { Work } from '../../../../platform/records/work.ts'

interface Load {
  id: string
  open: number
  /** When they last got a lead by a form. */
  last: string | null
}

/** How many leads each of them has open, and when the last one came. */
export async function loadsOf(work: Work, users: readonly string[]): Promise<ReadonlyMap<string, Load>> {
  await work.flush()
  const loads = await work.tx.run<Load>({
    name: 'lead_loads',
    text: `select u.id,
  (select count(*) from people p where p.owner_id = u.id and p.life_cycle = 'lead' and p.deleted_at is null)::int as open,
  to_char((select max(a.given_at) from lead_assignments a where a.to_id = u.id and a.deleted_at is null) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as last
from unnest($1::uuid[]) as u (id)`,
    values: [users],
  })
  return new Map(loads.map((load) => [load.id, load]))
}
