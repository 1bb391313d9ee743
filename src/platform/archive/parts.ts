import type pg from 'pg'
import { tablesOf } from '../backup/tables.ts'
import { tableOf } from '../records/columns.ts'
import { pathOf, type Registry } from '../records/registry.ts'
import type { PartEntry } from './manifest.ts'

/** A table as it stands in an archive: a line of JSON for each row. */
export type Part = Pick<PartEntry, 'path' | 'table' | 'columns' | 'own'> & {
  /** The columns by which its lines are ordered. */
  order: string[]
}

const history = new Set(['ledger', 'ledger_block', 'ledger_digest', 'look'])

// What opens a door, what waits to be sent from here, and what means nothing in another place or time.
const staying = new Set([
  ...['credential', 'api_key', 'passkey', 'second_factor', 'recovery_code', 'one_time_link', 'secret'],
  ...['identity_provider', 'provider_identity', 'job_run', 'ledger_era', 'saml_assertion', 'post'],
])

/** What leaves with a workspace: its records, their history, and what is kept beside them. */
export async function partsOf(client: pg.Client, registry: Registry): Promise<Part[]> {
  const records = new Map(registry.records.map((record) => [tableOf(record).name, record]))
  const staysToo = new Set(registry.rooms.flatMap((room) => room.staying ?? []))
  const leaving = (await tablesOf(client)).filter(({ name }) => !staying.has(name) && !staysToo.has(name))
  const parts = leaving.map(({ name, columns, order, own }) => {
    const record = records.get(name)
    const folder = record ? 'records' : history.has(name) ? 'history' : 'beside'
    return {
      path: `${folder}/${record ? pathOf(record) : name}.jsonl`,
      table: name,
      columns: keysOf(columns, record && keysOfRecord(record)),
      own,
      order,
    }
  })
  return parts.sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Each column under its key: the id first, then in the order of the alphabet, which no database decides. */
function keysOf(columns: readonly string[], known: ReadonlyMap<string, string> = new Map()): Record<string, string> {
  const keyed = columns.map((column) => [known.get(column) ?? column, column] as const)
  const rank = (key: string) => (key === 'id' ? '' : key)
  return Object.fromEntries(keyed.sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1)))
}

/** The fields by the column in which each lies; money has three. */
function keysOfRecord(record: Parameters<typeof tableOf>[0]): Map<string, string> {
  const keys = new Map<string, string>()
  for (const { name, columns, key, computed } of tableOf(record).stored.values()) {
    if (computed) continue
    keys.set(columns[0]!, name)
    if (columns[1]) keys.set(columns[1], `${name}Currency`).set(key, `${name}Base`)
  }
  return keys
}
