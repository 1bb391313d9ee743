import type { Work } from '../../../platform/records/work.ts'
import { reachFields, type Channel } from '../model/index.ts'

const channels = Object.keys(reachFields) as Channel[]

/** Writes down on people for what they may be contacted, by channel, so that lists and segments can ask: whoever is restricted for nothing. */
export async function deriveReach(work: Work, people: readonly string[]): Promise<void> {
  const person = work.ctx.registry.record('person')
  if (!person || people.length === 0) return
  await work.flush()
  const rows = await work.tx.run<{ person: string; channel: Channel; purposes: string[] }>({
    name: 'privacy_reach',
    text: `select person_id as person, channel, array_agg(purpose_id order by purpose_id) as purposes from (
  select person_id, channel, purpose_id from consents where person_id = any ($1::uuid[]) and deleted_at is null
    and person_id not in (select person_id from restrictions where person_id = any ($1::uuid[]) and state = 'active' and deleted_at is null)
  group by person_id, channel, purpose_id having bool_and(state = 'given')) as given
group by person_id, channel`,
    values: [people],
  })
  const known = Map.groupBy(rows, (row) => row.person)
  for (const id of people) {
    const own = new Map((known.get(id) ?? []).map(({ channel, purposes }) => [channel, purposes]))
    const values = Object.fromEntries(channels.map((channel) => [reachFields[channel], own.get(channel) ?? null]))
    await work.derive(person, id, values as never)
  }
}
