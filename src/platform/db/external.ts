import { createHmac, scryptSync } from 'node:crypto'
import { availableParallelism } from 'node:os'
import pg from 'pg'
import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import type { Log } from '../log/log.ts'
import { createBudget } from './budget.ts'
import type { Cluster } from './cluster.ts'
import { connect, connectPatiently, type Connection, type ConnectionSettings } from './connection.ts'
import { readRights } from './rights.ts'
import { makeRoles, ownRoles, sessionOf, setPasswords, type RoleNames } from './roles.ts'

interface Powers {
  version: number
  createsDatabases: boolean
  createsRoles: boolean
  limit: number
}

/**
 * Works on a PostgreSQL (15 or newer) that somebody else runs. Farley makes its own databases and roles there where its user may;
 * where it may not, it does with the database and the user it was given, and `rights` says so.
 */
export async function openExternal(url: string, log: Log): Promise<Cluster> {
  const given = settingsOf(url)
  const connection = await connectPatiently(given)
  try {
    const powers = await readPowers(connection)
    if (powers.version < 150_000) throw tooOld(powers.version)
    const password = passwordsFrom(given)
    const ownLogins =
      powers.createsDatabases && powers.createsRoles && (await makeLogins(connection, given, password, log))
    return externalCluster(given, powers, ownLogins ? password : undefined)
  } finally {
    await connection.close()
  }
}

function externalCluster(given: ConnectionSettings, powers: Powers, password?: (role: string) => string): Cluster {
  const same: RoleNames = { owner: given.user, app: given.user, ddl: given.user, admin: given.user }
  const roles = password ? { ...ownRoles, admin: given.user } : same
  // Some connections stay for others: those outside the budget, a second process, the server's own people.
  const budget = createBudget({
    limit: Math.max(2, Math.min(8 * availableParallelism(), Math.floor(powers.limit / 2))),
  })
  return {
    kind: 'external',
    host: given.host,
    version: powers.version,
    roles,
    ...(!powers.createsDatabases && { only: given.database }),
    budget,
    settings: (database, role) => ({
      ...given,
      database,
      user: roles[role],
      ...(password && { password: password(roles[role]) }),
      session: sessionOf(role, roles, powers.version),
    }),
    admin: () => given,
    rights: () => readRights(given),
    stop: () => budget.close(),
  }
}

function settingsOf(connectionString: string): ConnectionSettings {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString })
  return {
    ...{ host, port, user: user ?? '', database: database ?? 'postgres', ssl },
    ...(typeof password === 'string' && { password }),
  }
}

async function readPowers(connection: Connection): Promise<Powers> {
  const [row] = await connection.send<Powers>({
    text: `select current_setting('server_version_num')::int as version,
        rolcreatedb or rolsuper as "createsDatabases", rolcreaterole or rolsuper as "createsRoles",
        current_setting('max_connections')::int as limit
      from pg_roles where rolname = current_user`,
    values: [],
  })
  return row!
}

/** Makes the roles and tries one: some servers let only named users in. */
async function makeLogins(
  connection: Connection,
  given: ConnectionSettings,
  password: (role: string) => string,
  log: Log,
): Promise<boolean> {
  try {
    await makeRoles(connection, password)
    await setPasswords(connection, password)
    const tried = await connect({ ...given, user: ownRoles.app, password: password(ownRoles.app) })
    await tried.close()
    return true
  } catch (error) {
    log.warn(
      { err: error },
      'the database server lets Farley have no roles of its own: it works with the one it was given',
    )
    return false
  }
}

/** Made from what DATABASE_URL holds, so that every process that has it knows them and none has to keep them. */
function passwordsFrom(given: ConnectionSettings): (role: string) => string {
  const secret = scryptSync(given.password ?? '', `farley roles of ${given.user}`, 32)
  return (role) => createHmac('sha256', secret).update(role).digest('hex')
}

function tooOld(version: number): Refusal {
  const message = `Farley needs PostgreSQL 15 or newer; DATABASE_URL leads to version ${Math.floor(version / 10_000)}.`
  return new Refusal({ code: 'wrong_database_version', status: 500, sentence: sayAsIs(message) })
}
