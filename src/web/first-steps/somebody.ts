import { client } from '../api/client.ts'
import { pageOf } from '../api/path.ts'
import { meQuery } from '../api/use-me.ts'
import { rowsQuery } from '../api/use-rows.ts'
import { definitions, rooms } from '../app/registry.ts'
import { recordPath } from '../app/paths.ts'
import { goTo } from '../app/router.ts'
import { openCreate } from '../shell/create-request.ts'
import { recent } from '../shell/recent.ts'

/** Goes to a record that something can be written about: the one opened last, else the newest, else one that is made now. */
export async function goToSomebody(): Promise<void> {
  const [last] = recent.get()
  if (last) return goTo(recordPath(last.record, last.id))
  const kinds = writtenAbout()
  for (const definition of kinds) {
    const { data } = await client.fetchQuery(rowsQuery(definition, { sort: '-createdAt', limit: 1 }))
    if (data[0]) return goTo(pageOf(definition, data[0].id))
  }
  const [first] = kinds
  if (first) openCreate(first.name)
}

/** Kinds of records that have a timeline of their own, those of the sidebar's customers first. */
function writtenAbout() {
  const me = client.getQueryData(meQuery.queryKey)
  const entries = rooms().flatMap((room) => room.menu ?? [])
  const ofCustomers = entries.filter(({ group }) => group === 'customers').map(({ record }) => record)
  const rank = (name: string) => (ofCustomers.includes(name) ? ofCustomers.indexOf(name) : ofCustomers.length)
  return definitions()
    .filter(
      ({ name, hidden, setting, owned, timeline }) =>
        owned && !hidden && !setting && !timeline && me?.permissions[name]?.create,
    )
    .sort((one, other) => rank(one.name) - rank(other.name))
}
