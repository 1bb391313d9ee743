import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../../../kernel/refusal.ts'
import { sayAsIs } from '../../../kernel/sentence.ts'
import type { Binaries } from './binaries.ts'
import { identity, passwordOf, superuser, type Home } from './home.ts'

const run = promisify(execFile)

/** Makes PostgreSQL's data directory on the first start. Refuses one that another version of PostgreSQL wrote. */
export async function ensureCluster(home: Home, binaries: Binaries, durable: boolean): Promise<void> {
  finishRecovery(home)
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return checkVersion(home, binaries)
  for (const name of readdirSync(home.root))
    if (name.startsWith('new-')) rmSync(join(home.root, name), { recursive: true })
  // Renamed when whole, an interrupted first start leaves nothing that looks like a database.
  const half = join(home.root, `new-${randomBytes(4).toString('hex')}`)
  await initialise(half, home, binaries)
  renameSync(half, home.cluster)
  if (durable) flush(home, binaries)
}

/** Where a recovered cluster lies, whole, just before it takes the place of the one there was. */
export const recoveredFolder = (home: Home): string => join(home.root, 'recovered')

/** One whose predecessor was put aside already takes its place now: an interruption came between. */
function finishRecovery(home: Home): void {
  if (!existsSync(home.cluster) && existsSync(recoveredFolder(home))) renameSync(recoveredFolder(home), home.cluster)
}

async function initialise(cluster: string, home: Home, { initdb }: Binaries): Promise<void> {
  const passwordFile = `${cluster}.password`
  writeFileSync(passwordFile, passwordOf(home, superuser), { mode: 0o600 })
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid)
  const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const access = ['-U', superuser, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--set', 'scram_iterations=1']
  try {
    await run(initdb, ['-D', cluster, ...order, ...access, '--no-sync', '--no-instructions'], identity(home))
  } catch (error) {
    rmSync(cluster, { recursive: true, force: true })
    throw notMade(home, error)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function notMade(home: Home, error: unknown): Refusal {
  const words = String((error as { stderr?: string }).stderr ?? (error as Error).message).trim()
  const hint = words.includes('user does not exist')
    ? ' PostgreSQL runs only as a user that the system knows by name: start Farley as one that is listed in /etc/passwd.'
    : ''
  const message = `The database could not be made in ${home.root}: ${words.split('\n').at(-1)}.${hint}`
  return new Refusal({ code: 'no_database', status: 500, sentence: sayAsIs(message), details: { words } })
}

/** Right after installing, a machine has much to write to its disk; the first start does not wait for all of it. */
function flush(home: Home, { initdb }: Binaries): void {
  const how = process.platform === 'linux' ? ['--sync-method=syncfs'] : []
  const options = { ...identity(home), stdio: 'ignore', detached: true, windowsHide: true } as const
  const child = spawn(initdb, ['--sync-only', ...how, '-D', home.cluster], options)
  child.on('error', () => {})
  child.unref()
}

function checkVersion(home: Home, { version }: Binaries): void {
  const has = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (has === version.split('.')[0]) return
  const message = `The data in ${home.cluster} was written by PostgreSQL ${has}, and this Farley brings ${version}. Restore a backup into a new data directory.`
  throw new Refusal({ code: 'wrong_database_version', status: 500, sentence: sayAsIs(message) })
}
