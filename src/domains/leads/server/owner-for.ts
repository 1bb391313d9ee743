import type { Work } from '../../../platform/records/work.ts'
import { user } from '../../workspace/model/index.ts'
import type { Form } from './answers.ts'

interface Load {
  id: string
  open: number
  last: string | null
}

/** In charge of who comes by a form: of its team whoever has waited longest and has room, else whom the form names. */
export async function ownerFor(work: Work, form: Form): Promise<string | null> {
  const next = form.team ? await nextOfTeam(work, form.team, form.capacity) : null
  if (next) return next
  const named = form.owner ? await work.setting(user, form.owner) : null
  return named?.active && !named.deletedAt ? named.id : null
}

async function nextOfTeam(work: Work, team: string, capacity: number | null): Promise<string | null> {
  const filter = { and: [{ field: 'team', is: team }, { field: 'active', is: true }] } // prettier-ignore
  const members = await work.find(user, filter, { lock: false })
  const may = members.filter(({ role }) => role !== 'viewer').map(({ id }) => id)
  const loads = await loadsOf(work, may)
  const [next] = loads
    .filter(({ open }) => capacity === null || open < capacity)
    .toSorted((one, other) => (one.last ?? '').localeCompare(other.last ?? '') || one.id.localeCompare(other.id))
  return next?.id ?? null
}

/** How many leads each of them has open, and when the last one came by a form. */
function loadsOf(work: Work, users: readonly string[]): Promise<Load[]> {
  return work.tx.run<Load>({
    name: 'lead_loads',
    text: `select u.id, (count(p.id) filter (where p.life_cycle = 'lead'))::int as open,
  to_char(max(p.arrived_at) filter (where exists (select from lead_arrivals a where a.person_id = p.id)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as last
from unnest($1::uuid[]) as u (id) left join people p on p.owner_id = u.id and p.deleted_at is null
group by u.id`,
    values: [users],
  })
}
