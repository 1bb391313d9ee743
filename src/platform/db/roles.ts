import pg from 'pg'
import type { Connection } from './connection.ts'

/**
 * Who works in a workspace's database: `owner` owns it and migrates, `app` reads and writes rows and defines nothing,
 * `ddl` adds the fields and records that people design, `admin` makes databases and roles.
 */
export type Role = 'owner' | 'app' | 'ddl' | 'admin'

/** The roles' names on this server; all the same where it lets Farley make none. */
export type RoleNames = Record<Role, string>

export const ownRoles = { owner: 'farley_owner', app: 'farley_app', ddl: 'farley_ddl' } as const

type Session = Record<string, string | number>

/** The settings that hold for whoever connects as a role, in milliseconds. What the ddl role makes belongs to the owner, like everything else. */
export function sessionOf(role: Role, roles: RoleNames, version: number): Session {
  const whole = (limit: number): Session => (version >= 170_000 ? { transaction_timeout: limit } : {})
  const patience = { idle_in_transaction_session_timeout: 30_000 }
  switch (role) {
    case 'app':
      return { ...patience, statement_timeout: 30_000, lock_timeout: 5_000, ...whole(60_000) }
    case 'ddl':
      return { ...patience, lock_timeout: 50, ...whole(0), ...(roles.ddl !== roles.owner && { role: roles.owner }) }
    default:
      return {}
  }
}

/** Makes the roles that are missing. */
export async function makeRoles(admin: Connection, password: (role: string) => string): Promise<void> {
  await oneByOne(admin, async () => {
    const names = Object.values(ownRoles)
    const has = await admin.send<{ rolname: string }>({
      text: 'select rolname from pg_roles where rolname = any($1)',
      values: [names],
    })
    const missing = names.filter((name) => !has.some(({ rolname }) => rolname === name))
    if (missing.length === 0) return
    for (const name of missing)
      await admin.command(
        `create role ${name} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password(name))}`,
      )
    // Whoever makes databases for the owner must be able to act as the owner; the ddl role changes the owner's tables.
    await admin.command(`grant ${ownRoles.owner} to current_user, ${ownRoles.ddl}`)
    await letOwnerSeeSessions(admin)
  })
}

/** Roles are the server's, not a database's: two that start at the same time would make them twice. */
async function oneByOne(admin: Connection, work: () => Promise<void>): Promise<void> {
  await admin.command('begin')
  try {
    await admin.command(`select pg_advisory_xact_lock(hashtext('farley roles'))`)
    await work()
    await admin.command('commit')
  } catch (error) {
    await admin.command('rollback')
    throw error
  }
}

/** The ledger's horizon, which runs as the owner, must know in which database each open transaction is. Where not all may be shown, those of Farley's own are. */
async function letOwnerSeeSessions(admin: Connection): Promise<void> {
  await admin.command(`grant ${ownRoles.app} to ${ownRoles.owner}`)
  await admin.command('savepoint stats')
  await admin.command(`grant pg_read_all_stats to ${ownRoles.owner}`).catch(() => admin.command('rollback to stats'))
}

/** Gives the roles the passwords of today: those of an outside server follow its DATABASE_URL. */
export async function setPasswords(admin: Connection, password: (role: string) => string): Promise<void> {
  await oneByOne(admin, async () => {
    for (const name of Object.values(ownRoles))
      await admin.command(`alter role ${name} password ${pg.escapeLiteral(password(name))}`)
  })
}
