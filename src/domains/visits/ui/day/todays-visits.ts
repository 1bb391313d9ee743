import { client } from '../../../../web/api/client.ts'
import type { AheadRecord } from '../../../../web/room.ts'
import { today } from '../../../../web/words/format.ts'
import { visit } from '../../model/index.ts'
import { dueQuery } from '../queries.ts'
import { dayQuery, productsQuery, samplesQuery, wayQuery } from '../queries.ts'

/** My visits of today with their way and their samples, whom they are about, and what may be left with them. */
export default async function todaysVisits(): Promise<AheadRecord[]> {
  const { data, linked = {} } = await client.fetchQuery(dayQuery(today()))
  if (data.length === 0) return []
  await Promise.all([
    client.prefetchQuery(wayQuery(today())),
    client.prefetchQuery(productsQuery),
    client.prefetchQuery(dueQuery()),
    client.prefetchQuery(dueQuery(today())),
  ])
  for (const { id } of data) await client.prefetchQuery(samplesQuery(id))
  return data.flatMap(({ id, about }) => [
    { record: visit.name, id },
    ...(about ?? []).flatMap((each) => (linked[each] ? [{ record: linked[each].record, id: each }] : [])),
  ])
}
