import pg from 'pg'
import { newId } from '../../src/kernel/id.ts'
import { idOf, kinds, mixed } from './made-up.ts'
import type { Recorded } from './recorder.ts'
import { sizes } from './sizes.ts'

let changes = 0

/** A creation that is run again needs an id of its own; a change is made to another person, or all would wait for the same. */
export function renewed(each: Recorded): Recorded {
  const made = each.groups.flat().find(({ text }) => /^(insert into|update) people/.test(text))
  if (!made) return each
  const before = made.values[0] as string
  const after = made.text.startsWith('update') ? idOf(kinds.person, mixed(changes++, 73) % sizes.people) : newId()
  const swap = (value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll(before, after) : Array.isArray(value) ? value.map(swap) : value
  return {
    ...each,
    groups: each.groups.map((group) => group.map((query) => ({ ...query, values: query.values.map(swap) }))),
  }
}

/** Connections that run recorded statements as fast as the driver can. */
export async function openReplay(settings: pg.ClientConfig, connections: number) {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ ...settings, pipeline: true } as pg.ClientConfig)
      await client.connect()
      return client
    }),
  )
  const free = [...clients]
  const waiting: ((client: pg.Client) => void)[] = []
  const take = () => free.pop() ?? new Promise<pg.Client>((resolve) => waiting.push(resolve))
  const give = (client: pg.Client) => (waiting.length > 0 ? waiting.shift()!(client) : free.push(client))

  return {
    async run({ groups, inTransaction }: Recorded): Promise<unknown[][]> {
      const client = await take()
      try {
        let rows: unknown[][] = []
        for (const [index, group] of groups.entries()) {
          const begin = inTransaction && index === 0 ? [client.query('begin')] : []
          const answers = group.map((query) => client.query(query as pg.QueryConfig))
          const commit = inTransaction && index === groups.length - 1 ? [client.query('commit')] : []
          const all = await Promise.all([...begin, ...answers, ...commit])
          rows = all.map((answer) => answer.rows as unknown[])
        }
        return rows
      } catch (error) {
        // A search gives a statement up and asks in another way, which was recorded too.
        if ((error as { code?: string }).code !== '57014') throw error
        await client.query('rollback')
        return []
      } finally {
        give(client)
      }
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  }
}
