import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Log } from '../../log/log.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { findHome, type Home } from './home.ts'
import { isAlive, runningPostmaster, type Postmaster } from './postmaster.ts'
import { accessRules, serverSettings, type Address, type ServerOptions } from './settings.ts'

export const superuser = 'farley_admin'

/** A PostgreSQL of Farley's own, watched over: when it dies, it is started again. */
export interface EmbeddedServer {
  host: string
  port: number
  /** The password of a role, made from the secret of this data directory. */
  password(role: string): string
  stop(): Promise<void>
}

/** Starts the server of a data directory, or takes over the one that a killed Farley left running. The caller holds the lock of the directory. */
export async function startServer(data: string, log: Log, options: ServerOptions = {}): Promise<EmbeddedServer> {
  const home = findHome(data)
  const binaries = findBinaries(home.user)
  if (!existsSync(join(home.cluster, 'PG_VERSION'))) makeCluster(home, binaries)
  checkVersion(home, binaries)
  let postmaster = (await takeOver(home, binaries, options, log)) ?? (await start(home, binaries, options, log))
  let stopping = false
  let restarting = false

  const watch = setInterval(() => {
    if (stopping || restarting || isAlive(postmaster.pid)) return
    log.error({ pid: postmaster.pid }, 'the database died; it is started again')
    restarting = true
    void restart().finally(() => (restarting = false))
  }, 250).unref()

  async function restart(): Promise<void> {
    for (let pause = 100; !stopping; pause = Math.min(2 * pause, 5_000)) {
      try {
        postmaster = await start(home, binaries, options, log, addressOf(postmaster))
        return
      } catch (error) {
        log.error({ err: error }, 'the database does not start')
        await sleep(pause)
      }
    }
  }

  const stopOnExit = () => signal(postmaster.pid, 'SIGINT')
  process.on('exit', stopOnExit)
  return {
    host: postmaster.host,
    port: postmaster.port,
    password: (role) => passwordOf(home, role),
    async stop() {
      stopping = true
      clearInterval(watch)
      process.off('exit', stopOnExit)
      await stopServer(home, binaries, postmaster.pid)
      if (postmaster.host.startsWith(tmpdir())) rmSync(postmaster.host, { recursive: true, force: true })
    },
  }
}

/** The running server of a directory that another process watches over; for commands beside the server. */
export function joinServer(data: string): EmbeddedServer | undefined {
  const home = findHome(data)
  const postmaster = runningPostmaster(home.cluster)
  if (postmaster?.status !== 'ready') return undefined
  return { host: postmaster.host, port: postmaster.port, password: (role) => passwordOf(home, role), stop: async () => {} }
}

const passwordOf = (home: Home, role: string) => createHmac('sha256', home.secret).update(role).digest('hex')

function makeCluster(home: Home, binaries: Binaries): void {
  // Made beside and renamed when whole, an interrupted first start leaves nothing that looks like a database.
  rmSync(home.cluster, { recursive: true, force: true })
  const passwordFile = join(home.root, `first-password-${process.pid}`)
  writeFileSync(passwordFile, passwordOf(home, superuser), { mode: 0o600 })
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid)
  const sort = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const args = ['-D', home.cluster, '-U', superuser, ...sort, '--no-sync', '--no-instructions', '-A', 'scram-sha-256']
  const made = spawnSync(binaries.initdb, [...args, `--pwfile=${passwordFile}`, '--set', 'scram_iterations=1'], {
    ...identity(home),
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (made.status === 0) return
  rmSync(home.cluster, { recursive: true, force: true })
  throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`)
}

const identity = (home: Home) => ({
  ...(home.user && { uid: home.user.uid, gid: home.user.gid }),
  cwd: home.root,
  env: { LC_ALL: 'C', TZ: 'UTC', ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }) },
})

function checkVersion(home: Home, { version }: Binaries): void {
  const has = readFileSync(join(home.cluster, 'PG_VERSION'), 'utf8').trim()
  if (has === version.split('.')[0]) return
  const message = `The data in ${home.cluster} was written by PostgreSQL ${has}, and this Farley brings ${version}. Restore a backup into a new data directory.`
  throw new Refusal({ code: 'wrong_database_version', status: 500, message })
}

/** A live server is kept when it has today's settings; one that is going is waited for. */
async function takeOver(home: Home, binaries: Binaries, options: ServerOptions, log: Log): Promise<Postmaster | undefined> {
  const giveUp = performance.now() + 60_000
  for (let seen = runningPostmaster(home.cluster); seen; seen = runningPostmaster(home.cluster)) {
    if (performance.now() > giveUp) throw new Error(`the database left running by process ${seen.pid} does not get ready`)
    if (seen.status === 'ready') {
      const wanted = serverSettings(binaries.version, addressOf(seen), options)
      if (readFileSync(settingsFile(home), 'utf8') === wanted) {
        log.info({ pid: seen.pid }, 'took over the database that an earlier server left running')
        return seen
      }
      await stopServer(home, binaries, seen.pid)
    }
    await sleep(20)
  }
  rmSync(join(home.cluster, 'postmaster.pid'), { force: true })
}

const settingsFile = (home: Home) => join(home.cluster, 'postgresql.conf')

const addressOf = ({ host, port }: Postmaster): Address => (host.startsWith('/') ? { folder: host, port } : { port })

async function start(home: Home, binaries: Binaries, options: ServerOptions, log: Log, at?: Address): Promise<Postmaster> {
  const address = at ?? (await newAddress(home))
  writeFileSync(settingsFile(home), serverSettings(binaries.version, address, options))
  writeFileSync(join(home.cluster, 'pg_hba.conf'), accessRules)
  const child = launch(home, binaries)
  const giveUp = performance.now() + 120_000
  for (;;) {
    const seen = runningPostmaster(home.cluster)
    if (seen?.pid === child.pid && seen?.status === 'ready') return seen
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the database did not start: ${lastWords(home)}`)
    if (performance.now() > giveUp) throw new Error(`the database does not get ready: ${lastWords(home)}`)
    if (!seen) log.trace('the database is starting')
    await sleep(5)
  }
}

function launch(home: Home, binaries: Binaries): ChildProcess {
  if (existsSync(home.log) && statSync(home.log).size > 10_000_000) rmSync(home.log)
  const output = openSync(home.log, 'a', 0o600)
  // In a process group of its own: Ctrl-C in the terminal is for Farley, which stops the server when its own work is done.
  const child = spawn(binaries.postgres, ['-D', home.cluster], {
    ...identity(home),
    stdio: ['ignore', output, output],
    detached: true,
    windowsHide: true,
  })
  child.on('error', () => {})
  closeSync(output)
  child.unref()
  return child
}

const lastWords = (home: Home) => readFileSync(home.log, 'utf8').trim().split('\n').slice(-5).join('\n')

/** A socket in the server's folder; where that path is too long for one (107 bytes), in a folder for temporary files. */
async function newAddress(home: Home): Promise<Address> {
  if (process.platform === 'win32') return { port: await freePort() }
  let folder = join(home.root, 'socket')
  if (Buffer.byteLength(join(folder, '.s.PGSQL.5432')) > 100) folder = mkdtempSync(join(tmpdir(), 'farley-'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (home.user) chownSync(folder, home.user.uid, home.user.gid)
  return { folder, port: 5432 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function stopServer(home: Home, binaries: Binaries, pid: number): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', home.cluster, '-m', 'fast', '-w'], identity(home))
    return
  }
  signal(pid, 'SIGINT')
  const hurry = performance.now() + 20_000
  let hurried = false
  while (isAlive(pid)) {
    if (!hurried && performance.now() > hurry) hurried = signal(pid, 'SIGQUIT')
    await sleep(5)
  }
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): true {
  try {
    process.kill(pid, name)
  } catch {
    // It is gone already.
  }
  return true
}
