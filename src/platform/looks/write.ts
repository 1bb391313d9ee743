import { newId } from '../../kernel/id.ts'
import type { Query } from '../db/index.ts'
import type { Look } from './look.ts'

interface Column {
  name: string
  type: string
  of: (look: Look) => string | number | null
}

/** Well below what the seal waits. */
const waitedMs = 5 * 60_000

const columns: readonly Column[] = [
  // Its order is that of looking. What waited long for the database is given a later one: what is sealed is never added to.
  { name: 'id', type: 'uuid', of: ({ at }) => newId(Math.max(at, Date.now() - waitedMs)) },
  { name: 'at', type: 'timestamptz', of: ({ at }) => new Date(at).toISOString() },
  { name: 'kind', type: 'text', of: ({ kind }) => kind },
  { name: 'actor_kind', type: 'text', of: ({ by }) => by.kind },
  { name: 'actor_id', type: 'uuid', of: ({ by }) => by.id },
  { name: 'as_user_id', type: 'uuid', of: ({ by }) => by.as },
  { name: 'session_id', type: 'uuid', of: ({ by }) => by.session },
  { name: 'address', type: 'text', of: ({ by }) => by.address },
  { name: 'record', type: 'text', of: ({ record }) => record },
  { name: 'record_id', type: 'uuid', of: ({ id }) => id ?? null },
  { name: 'rows', type: 'int', of: ({ rows }) => rows ?? null },
  { name: 'times', type: 'int', of: ({ times }) => times },
  { name: 'format', type: 'text', of: ({ format }) => format ?? null },
]

const names = columns.map(({ name }) => name).join(', ')
const given = columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')
const text = `insert into look (${names}) select ${names} from unnest(${given}) as look (${names})`

/** The statement that adds entries to the log. */
export const addLooks = (looks: readonly Look[]): Query => ({
  name: 'look_add',
  text,
  values: columns.map(({ of }) => looks.map(of)),
})
