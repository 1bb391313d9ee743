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

/** The settings that hold for whoever connects as a role, in milliseconds. */
export function sessionOf(role: Role, version: number): Record<string, string | number> {
  if (role === 'admin' || role === 'owner') return {}
  const limits = {
    statement_timeout: 30_000,
    lock_timeout: role === 'ddl' ? 50 : 5_000,
    idle_in_transaction_session_timeout: 30_000,
    ...(version >= 170_000 && { transaction_timeout: 60_000 }),
  }
  return role === 'ddl'
    ? { ...limits, statement_timeout: 0, ...(version >= 170_000 && { transaction_timeout: 0 }) }
    : limits
}

/** Makes the roles that are missing. */
export async function makeRoles(admin: Connection, password: (role: string) => string): Promise<void> {
  const names = Object.values(ownRoles)
  const has = await admin.send<{ rolname: string }>({
    text: 'select rolname from pg_roles where rolname = any($1)',
    values: [names],
  })
  const missing = names.filter((name) => !has.some(({ rolname }) => rolname === name))
  for (const name of missing)
    await admin.command(
      `create role ${name} login nosuperuser nocreatedb nocreaterole password ${pg.escapeLiteral(password(name))}`,
    )
  if (missing.length === 0) return
  // Whoever makes databases for the owner must be able to act as the owner; the ddl role changes the owner's tables.
  await admin.command(`grant ${ownRoles.owner} to current_user, ${ownRoles.ddl}`)
  await letOwnerSeeSessions(admin)
}

/** The ledger's horizon, which runs as the owner, must know in which database each open transaction is. Where not all may be shown, those of Farley's own are. */
async function letOwnerSeeSessions(admin: Connection): Promise<void> {
  await admin.command(`grant ${ownRoles.app} to ${ownRoles.owner}`)
  await admin.command(`grant pg_read_all_stats to ${ownRoles.owner}`).catch(() => {})
}

/** Gives the roles the passwords of today: those of an outside server follow its DATABASE_URL. */
export async function setPasswords(admin: Connection, password: (role: string) => string): Promise<void> {
  for (const name of Object.values(ownRoles))
    await admin.command(`alter role ${name} password ${pg.escapeLiteral(password(name))}`)
}
