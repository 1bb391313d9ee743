import { client } from '../api/client.ts'
import { connection } from '../api/connection.ts'
import { keys } from '../api/keys.ts'
import { preferenceNow } from '../api/preferences.ts'
import type { Me } from '../api/use-me.ts'
import { findDefinition, rooms } from '../app/registry.ts'
import { wantedOf } from '../favourites/use-favourites.ts'
import { putOffQuery } from '../home/put-off.ts'
import { loadSources } from '../home/use-queue.ts'
import { readAhead } from '../record/read-ahead.ts'
import type { AheadRecord } from '../room.ts'

/** So many records at most, and not again while they are so young. */
const most = 60
const fresh = 600_000

/** Reads what the day will ask for, quietly and one after the other, so that it is there without a network: home, favourites, and the records of the day. */
export async function readDay(): Promise<void> {
  if (connection.get() !== 'online') return
  const [day] = await Promise.all([daysRecords(), readHome()])
  const records = new Map([...(await favouriteRecords()), ...day].map((each) => [each.id, each]))
  for (const { record, id } of [...records.values()].slice(0, most)) {
    const definition = findDefinition(record)
    if (definition && connection.get() === 'online') await readAhead(definition, id, fresh)
  }
}

async function daysRecords(): Promise<AheadRecord[]> {
  const doors = await Promise.all(rooms().flatMap((room) => room.ahead?.() ?? []))
  return (await Promise.all(doors.map((door) => door.default().catch(() => [])))).flat()
}

async function readHome(): Promise<void> {
  const me = client.getQueryData<Me>(keys.me)
  if (!me) return
  await client.prefetchQuery(putOffQuery)
  for (const source of await loadSources())
    await client.prefetchQuery({
      queryKey: ['now', source.key],
      queryFn: ({ signal }) => source.read(me, signal),
      staleTime: fresh,
    })
}

async function favouriteRecords(): Promise<AheadRecord[]> {
  const wanted = wantedOf(preferenceNow('favourites'))
  await Promise.all(wanted.map(({ query }) => client.prefetchQuery({ ...query, staleTime: fresh })))
  return wanted.flatMap(({ definition, ids }) => ids.map((id) => ({ record: definition.name, id })))
}
