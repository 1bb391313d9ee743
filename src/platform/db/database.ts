import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { sqlState } from './away.ts'
import type { Cluster } from './cluster.ts'
import { connect, type Connection } from './connection.ts'

/** Does something with a connection of the one who may make databases. */
export async function asAdmin<T>(cluster: Cluster, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(cluster.admin())
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

/** Makes a database unless it exists, as a copy of the template when one is named; answers whether it made it. */
export async function createDatabase(cluster: Cluster, name: string, template?: string): Promise<boolean> {
  if (cluster.only === name) return false
  return asAdmin(cluster, async (admin) => {
    if (await exists(admin, name)) return false
    try {
      if (template === undefined) await createEmpty(cluster, admin, name)
      else await admin.command(`${startOf(cluster, name)} template ${pg.escapeIdentifier(template)}`)
    } catch (error) {
      // Another process was faster.
      if (sqlState(error) !== '42P04' && sqlState(error) !== '23505') throw error
      return false
    }
    await admin.command(`revoke all on database ${pg.escapeIdentifier(name)} from public`)
    const roles = [...new Set([cluster.roles.app, cluster.roles.ddl])].map(pg.escapeIdentifier).join(', ')
    await admin.command(`grant connect on database ${pg.escapeIdentifier(name)} to ${roles}`)
    return true
  })
}

/** Drops a database with all that is in it, ending whoever is connected. */
export async function dropDatabase(cluster: Cluster, name: string): Promise<void> {
  await asAdmin(cluster, (admin) => dropOnceFree(admin, name, 50))
}

/** PostgreSQL's own vacuuming of it belongs to the superuser, whom we may not end; it is over soon. */
async function dropOnceFree(admin: Connection, name: string, tries: number): Promise<void> {
  try {
    await admin.command(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  } catch (error) {
    if (sqlState(error) !== '42501' || tries <= 1) throw error
    await sleep(100)
    await dropOnceFree(admin, name, tries - 1)
  }
}

async function exists(admin: Connection, name: string): Promise<boolean> {
  const rows = await admin.send({ text: 'select 1 from pg_database where datname = $1', values: [name] })
  return rows.length > 0
}

/** WAL_LOG has no outliers of seconds. */
const startOf = (cluster: Cluster, name: string) =>
  `create database ${pg.escapeIdentifier(name)} owner ${pg.escapeIdentifier(cluster.roles.owner)} strategy wal_log`

/** Everywhere the same order of text, that of its code points; people's order is asked for by name (und-x-icu). Not every system has the letters of C.UTF-8. */
const orders = (version: number) =>
  version >= 170_000
    ? [`locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`]
    : [`locale_provider libc lc_collate 'C' lc_ctype 'C.UTF-8'`, `locale_provider libc lc_collate 'C' lc_ctype 'C'`]

async function createEmpty(cluster: Cluster, admin: Connection, name: string): Promise<void> {
  const [first, ...others] = orders(cluster.version).map(
    (order) => `${startOf(cluster, name)} template template0 encoding 'UTF8' ${order}`,
  )
  await admin.command(first!).catch(async (error: unknown) => {
    if (sqlState(error) !== '42809' || others.length === 0) throw error
    await admin.command(others[0]!)
  })
}
