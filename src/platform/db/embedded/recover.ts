import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sqlState } from '../away.ts'
import { connect } from '../connection.ts'
import { ownRoles } from '../roles.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { identity, passwordOf, superuser, type Home } from './home.ts'
import { halt, launch } from './launch.ts'
import { runningPostmaster, type Postmaster } from './postmaster.ts'
import type { EmbeddedServer } from './server.ts'
import { recoveredFolder } from './make-cluster.ts'

const prefix = 'recovering-'

/** A place beside the server's files in which others of the same machine are recovered. */
export function besides(home: Home, name: string): Home {
  const root = join(home.root, prefix + name)
  const cluster = join(root, 'cluster')
  for (const folder of [root, cluster]) makeOwn(home, folder)
  return { ...home, root, cluster, log: join(root, 'server.log') }
}

/** Makes a folder that the server may use. */
export function makeOwn({ user }: Home, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (user) chownSync(folder, user.uid, user.gid)
}

/** Removes what an interrupted recovery left, and ends its server. */
export async function sweepRecovered(home: Home): Promise<void> {
  for (const name of readdirSync(home.root).filter((each) => each.startsWith(prefix)))
    await removeRecovered(home, join(home.root, name))
  rmSync(recoveredFolder(home), { recursive: true, force: true })
}

async function removeRecovered(home: Home, root: string): Promise<void> {
  const left = runningPostmaster(join(root, 'cluster'))
  if (left) await halt({ ...home, root, cluster: join(root, 'cluster') }, findBinaries(home.user), left)
  rmSync(root, { recursive: true, force: true })
}

/**
 * Starts a server on files that were laid in a place of its own, which follows the log there up to a moment (as PostgreSQL
 * writes it) or to its end. Takes connections when it has answered; its roles have the passwords of this place.
 */
export async function startRecovered(place: Home, until: string | null): Promise<EmbeddedServer> {
  const binaries = findBinaries(place.user)
  const server = await withPasswords(place, binaries, await follow(place, binaries, until))
  return {
    host: server.host,
    port: server.port,
    password: (role) => passwordOf(place, role),
    stop: () => halt(place, binaries, server),
  }
}

async function follow(place: Home, binaries: Binaries, until: string | null): Promise<Postmaster> {
  makeSignal(place)
  try {
    return await launch(place, binaries, { extra: settings(until) })
  } catch (error) {
    // Nothing was committed after that moment: then the end of the log is how it was then.
    if (until === null || !String(error).includes('recovery ended before configured recovery target')) throw error
    return launch(place, binaries, { extra: settings(null) })
  }
}

/** The log lies in its folder already; PostgreSQL wants to be told of a place to get it from, too. */
const settings = (until: string | null) => ({
  restore_command: 'exit 1',
  recovery_target_timeline: 'current',
  recovery_target_action: 'promote',
  ...(until !== null && { recovery_target_time: until }),
  hot_standby: 'off',
  shared_buffers: '128MB',
})

function makeSignal({ cluster, user }: Home): void {
  const file = join(cluster, 'recovery.signal')
  writeFileSync(file, '', { mode: 0o600 })
  if (user) chownSync(file, user.uid, user.gid)
}

/** Files from another machine have the passwords of that one. */
async function withPasswords(place: Home, binaries: Binaries, running: Postmaster): Promise<Postmaster> {
  if (await letsIn(place, running)) return running
  await halt(place, binaries, running)
  await givePasswords(place, binaries)
  return launch(place, binaries, { extra: { shared_buffers: '128MB' } })
}

async function letsIn(place: Home, { host, port }: Postmaster): Promise<boolean> {
  const as = { host, port, database: 'postgres', user: superuser, password: passwordOf(place, superuser) }
  try {
    await (await connect(as)).close()
    return true
  } catch (error) {
    if (sqlState(error) !== '28P01') throw error
    return false
  }
}

/** Gives the roles the passwords of this place, in PostgreSQL's mode for one user, who needs none. */
async function givePasswords(place: Home, { postgres }: Binaries): Promise<void> {
  const roles = [superuser, ...Object.values(ownRoles)]
  const words = roles.map((role) => `alter role ${role} password '${passwordOf(place, role)}'\n`).join('')
  const child = spawn(postgres, ['--single', '-D', place.cluster, 'postgres'], {
    ...identity(place),
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  })
  child.stdin.end(words)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error('the recovered database takes no new passwords')
}

/** Puts recovered files, of which the server was stopped, in the place of those that are there. These stay beside; answers where. */
export function putInPlace(home: Home, place: Home, now: Date): string | null {
  // Under this name it is whole; should Farley be stopped between the next two steps, its next start takes the second.
  renameSync(place.cluster, recoveredFolder(home))
  const earlier = existsSync(home.cluster) ? join(home.root, `earlier-${now.toISOString().replace(/\D/g, '')}`) : null
  if (earlier) renameSync(home.cluster, earlier)
  renameSync(recoveredFolder(home), home.cluster)
  rmSync(place.root, { recursive: true, force: true })
  return earlier
}
