import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '../../kernel/refusal.ts'
import type { Config } from '../config/config.ts'
import type { Log } from '../log/log.ts'
import { createBudget, type Budget } from './budget.ts'
import { connectPatiently, type Connection, type ConnectionSettings } from './connection.ts'
import { lockDirectory } from './embedded/lock.ts'
import { findHome, superuser, type Home } from './embedded/home.ts'
import { findServer, startServer, type EmbeddedServer } from './embedded/server.ts'
import type { ServerOptions } from './embedded/settings.ts'
import { openExternal } from './external.ts'
import { readRights, type Right } from './rights.ts'
import { makeRoles, ownRoles, sessionOf, type Role, type RoleNames } from './roles.ts'

/** The PostgreSQL that Farley works on, its own or an outside one. */
export interface Cluster {
  kind: 'embedded' | 'external'
  host: string
  /** As PostgreSQL writes it: 180004 for 18.4. */
  version: number
  roles: RoleNames
  /** Where an outside server lets Farley make no databases: the one that holds workspace and control alike. */
  only?: string
  /** Where the files of a server of Farley's own lie. */
  home?: Home
  /** The connections this process may hold, for all its workspaces together. */
  budget: Budget
  /** How to connect to a database as one of the roles. */
  settings(database: string, role: Exclude<Role, 'admin'>): ConnectionSettings
  /** How to connect as the one who makes databases and roles. */
  admin(): ConnectionSettings
  /** What Farley needs of the server, and whether it has it. */
  rights(): Promise<Right[]>
  /** Closes all connections and stops the embedded server; an outside one runs on. */
  stop(): Promise<void>
}

export interface ClusterOptions extends ServerOptions {
  /** For commands beside a running server: work on its database instead of refusing the directory. */
  join?: boolean
}

/** Opens the outside PostgreSQL of `databaseUrl`, or starts the embedded one in the data directory. Refuses a directory in use, naming the process that holds it. */
export function openCluster(config: Config, log: Log, options: ClusterOptions = {}): Promise<Cluster> {
  return config.databaseUrl ? openExternal(config.databaseUrl, log) : openEmbedded(config.data, log, options)
}

async function openEmbedded(data: string, log: Log, options: ClusterOptions): Promise<Cluster> {
  const lock = await lockDirectory(data, options.join ? 0 : undefined).catch((error: unknown) => {
    if (!options.join) throw error
  })
  if (!lock) return joinRunning(data)
  let server: EmbeddedServer | undefined
  try {
    server = await startServer(data, log, options)
    return { ...(await embeddedCluster(server, () => lock.release())), home: findHome(data) }
  } catch (error) {
    await server?.stop()
    lock.release()
    throw error
  }
}

/** The server that holds the directory may only just be starting. */
async function joinRunning(data: string): Promise<Cluster> {
  for (const patience = performance.now() + 30_000; ; await sleep(50)) {
    const server = findServer(data)
    if (server) return { ...(await embeddedCluster(server, () => {})), home: findHome(data) }
    if (performance.now() > patience) throw refuse.away()
  }
}

/** The cluster of a server that runs already. */
export async function embeddedCluster(server: EmbeddedServer, release: () => void): Promise<Cluster> {
  const { host, port, password } = server
  const roles = { ...ownRoles, admin: superuser }
  const admin = () => ({ host, port, database: 'postgres', user: superuser, password: password(superuser) })
  const version = await prepare(admin(), password)
  const budget = createBudget({ limit: 8 * availableParallelism() })
  return {
    kind: 'embedded',
    host,
    version,
    roles,
    budget,
    settings: (database, role) => ({
      ...{ host, port, database, user: roles[role], password: password(roles[role]) },
      session: sessionOf(role, roles, version),
    }),
    admin,
    rights: () => readRights(admin()),
    async stop() {
      await budget.close()
      await server.stop()
      release()
    },
  }
}

/** Makes the roles once; answers the server's version. A server taken over may just be going: the one that follows it is waited for. */
async function prepare(admin: ConnectionSettings, password: (role: string) => string): Promise<number> {
  const connection = await connectPatiently(admin)
  try {
    await makeRoles(connection, password)
    return await readVersion(connection)
  } finally {
    await connection.close()
  }
}

async function readVersion(connection: Connection): Promise<number> {
  const text = `select current_setting('server_version_num')::int as version`
  const rows = await connection.send<{ version: number }>({ text, values: [] })
  return rows[0]!.version
}
