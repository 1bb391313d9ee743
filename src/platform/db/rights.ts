import { connect, type ConnectionSettings } from './connection.ts'

/** One thing that Farley needs of the database server. */
export interface Right {
  name: string
  has: boolean
  /** What it is for, and what Farley does without it. */
  why: string
}

interface Seen {
  version: number
  createdb: boolean
  createrole: boolean
  reads_stats: boolean
  extensions: string[]
  icu: boolean
}

const question = `select current_setting('server_version_num')::int as version,
  rolcreatedb or rolsuper as createdb, rolcreaterole or rolsuper as createrole,
  pg_has_role(current_user, 'pg_read_all_stats', 'usage') as reads_stats,
  array(select name::text from pg_available_extensions) as extensions,
  exists (select from pg_collation where collname = 'und-x-icu') as icu
  from pg_roles where rolname = current_user`

/** Each right that Farley uses on a server, for the user it was given. */
export async function readRights(settings: ConnectionSettings): Promise<Right[]> {
  const connection = await connect(settings)
  try {
    const [seen] = await connection.send<Seen>({ text: question, values: [] })
    return rightsOf(seen!)
  } finally {
    await connection.close()
  }
}

function rightsOf(seen: Seen): Right[] {
  const extension = (name: string, why: string) => ({
    name: `extension ${name}`,
    has: seen.extensions.includes(name),
    why,
  })
  return [
    { name: 'PostgreSQL 15 or newer', has: seen.version >= 150_000, why: 'Farley does not run on older ones.' },
    {
      name: 'transaction_timeout (PostgreSQL 17)',
      has: seen.version >= 170_000,
      why: 'Ends a transaction that stays open too long. Without it, only its statements and its idle time are limited.',
    },
    {
      name: 'CREATEDB',
      has: seen.createdb,
      why: 'Each workspace has a database of its own. Without it, the database of DATABASE_URL is the only workspace.',
    },
    {
      name: 'CREATEROLE',
      has: seen.createrole,
      why: 'The server works under a role that can define nothing. Without it, it works as the user of DATABASE_URL.',
    },
    {
      name: 'pg_read_all_stats',
      has: seen.reads_stats,
      why: 'Readers of the ledger tell whose transactions are open. Without it, they may wait for those of other databases.',
    },
    {
      name: 'ICU collations',
      has: seen.icu,
      why: 'Upper and lower case of every script. Farley does not run without.',
    },
    extension('pg_trgm', 'Search that forgives typos. Farley does not run without.'),
    extension('unaccent', 'Search that ignores accents. Farley does not run without.'),
  ]
}
