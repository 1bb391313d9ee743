import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { superuser } from '../src/platform/db/embedded/home.ts'
import { isAlive, runningPostmaster } from '../src/platform/db/embedded/postmaster.ts'
import { startServer } from '../src/platform/db/embedded/server.ts'
import { serverUser } from '../src/platform/db/embedded/unprivileged.ts'
import { ownRoles } from '../src/platform/db/roles.ts'
import { testServerVariable, type TestServer } from '../src/platform/db/testing.ts'
import { silent } from '../src/platform/log/log.ts'

interface Started {
  server: TestServer
  stop: () => Promise<void>
}

const prefix = 'farley-test-'

/** Some tests prepare transactions, which a server does not allow unless told. */
const settings = { max_prepared_transactions: 10, max_connections: 200, max_wal_size: '512MB' }

// A database of a test is a thousand files, which a disk makes ten times as slowly as memory does.
const memory = '/dev/shm'
const roomNeeded = 4 * 2 ** 30

/**
 * One PostgreSQL for a whole run of tests, thrown away afterwards: the embedded one or, reached by DATABASE_URL's way as an
 * outside server is, the one that FARLEY_TEST_DATABASE names: `debian` for what Debian's packages put under
 * /usr/lib/postgresql, or the folder of any other version's programs.
 */
export default async function setup(): Promise<() => Promise<void>> {
  // Several projects of one run share it.
  if (process.env[testServerVariable]) return async () => {}
  sweepKilledRuns()
  const { server, stop } = await (process.env.FARLEY_TEST_DATABASE ? startOutside() : startEmbedded())
  process.env[testServerVariable] = JSON.stringify(server)
  return stop
}

async function startEmbedded(): Promise<Started> {
  const data = newFolder()
  const { host, port, password, stop } = await startServer(data, silent, { durable: false, extra: settings })
  const names = [superuser, ...Object.values(ownRoles)]
  const passwords = Object.fromEntries(names.map((name) => [name, password(name)]))
  return {
    server: { host, port, passwords },
    async stop() {
      await stop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(hasRoomInMemory() ? memory : tmpdir(), prefix))
  // As root, the server's user must be able to pass through; else its files would lie elsewhere and outlive this folder.
  chmodSync(folder, 0o711)
  writeFileSync(join(folder, 'run'), String(process.pid))
  return folder
}

function hasRoomInMemory(): boolean {
  if (!existsSync(memory)) return false
  const { bavail, bsize } = statfsSync(memory)
  return Math.min(bavail * bsize, freemem()) >= roomNeeded
}

/** A run that was killed could not stop its server. */
function sweepKilledRuns(): void {
  for (const folder of [tmpdir(), memory].flatMap(foldersOfRuns)) {
    const run = existsSync(join(folder, 'run')) ? Number(readFileSync(join(folder, 'run'), 'utf8')) : 0
    if (!run || isAlive(run)) continue
    const server = runningPostmaster(join(folder, 'postgres', 'cluster')) ?? runningPostmaster(join(folder, 'data'))
    if (server) process.kill(server.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}

function foldersOfRuns(place: string): string[] {
  const names = existsSync(place) ? readdirSync(place) : []
  return names.filter((name) => name.startsWith(prefix)).map((name) => join(place, name))
}

/** Under a user who may make databases and roles and is no superuser, as on a rented server. */
async function startOutside(): Promise<Started> {
  const programs = outsidePrograms()
  if (!programs) return leftOut('there is no PostgreSQL where FARLEY_TEST_DATABASE says')
  const folder = newFolder()
  const user = serverUser(join(folder, 'data'))
  const as = { ...(user && { uid: user.uid, gid: user.gid }), cwd: folder, env: { LC_ALL: 'C' } }
  if (user) chownSync(folder, user.uid, user.gid)
  const password = randomBytes(16).toString('hex')
  writeFileSync(join(folder, 'password'), password, { mode: 0o644 })
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${join(folder, 'password')}`]
  execFileSync(join(programs, 'initdb'), ['-D', join(folder, 'data'), '-E', 'UTF8', '--no-sync', ...access], {
    ...as,
    stdio: 'pipe',
  })
  const options = Object.entries({ ...settings, fsync: 'off', listen_addresses: '', unix_socket_directories: folder })
  const args = ['-D', join(folder, 'data'), ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const child = spawn(join(programs, 'postgres'), args, { ...as, stdio: 'ignore' })
  while (!isReady(join(folder, 'data'))) {
    if (child.exitCode !== null) throw new Error('PostgreSQL did not start')
    await sleep(20)
  }
  const url = (name: string, secret: string) =>
    `postgres://${name}:${secret}@/postgres?host=${encodeURIComponent(folder)}`
  await makeTenant(url('postgres', password), password)
  return {
    server: { url: url('tenant', password) },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function outsidePrograms(): string | undefined {
  const named = process.env.FARLEY_TEST_DATABASE!
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folders = named === 'debian' ? versions.map((version) => join(root, version, 'bin')) : [named]
  return folders.find((bin) => existsSync(join(bin, 'initdb')))
}

function leftOut(reason: string): never {
  console.log(`left out: tests against an outside PostgreSQL (${reason})`)
  process.exit(0)
}

const isReady = (data: string) => {
  const file = join(data, 'postmaster.pid')
  return existsSync(file) && readFileSync(file, 'utf8').split('\n')[7]?.trim() === 'ready'
}

async function makeTenant(url: string, password: string): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client(url)
  await client.connect()
  await client.query(`create role tenant login createdb createrole password '${password}'`)
  await client.end()
}
