import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../log/log.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { findHome, passwordOf, type Home } from './home.ts'
import { addressOf, halt, launch, settingsFile, signal } from './launch.ts'
import { ensureCluster } from './make-cluster.ts'
import { isAlive, runningPostmaster, type Postmaster } from './postmaster.ts'
import { serverSettings, type ServerOptions } from './settings.ts'

/** A PostgreSQL of Farley's own, watched over: when it dies, it is started again. */
export interface EmbeddedServer {
  /** The folder of its socket, or 127.0.0.1. */
  host: string
  port: number
  /** The password of a role, made from the secret of this data directory. */
  password(role: string): string
  stop(): Promise<void>
}

/** Starts the server of a data directory, or takes over the one that a killed Farley left running. The caller holds the directory's lock. */
export async function startServer(data: string, log: Log, options: ServerOptions = {}): Promise<EmbeddedServer> {
  const home = findHome(data)
  const binaries = findBinaries(home.user)
  await ensureCluster(home, binaries, options.durable !== false)
  let postmaster =
    (await takeOver(home, binaries, options, log)) ?? (await patiently(10, () => launch(home, binaries, options), log))
  let stopping = false
  let restarting: Promise<void> | undefined

  async function restart(): Promise<void> {
    log.error({ pid: postmaster.pid }, 'the database died; it is started again')
    const again = () => launch(home, binaries, options, addressOf(postmaster))
    postmaster = await patiently(Infinity, again, log, () => stopping)
  }

  const watch = setInterval(() => {
    if (stopping || restarting || isAlive(postmaster.pid)) return
    restarting = restart()
      .catch((error: unknown) => log.error({ err: error }, 'the database stays away'))
      .finally(() => (restarting = undefined))
  }, 200).unref()

  const stopOnExit = () => signal(postmaster.pid, 'SIGINT')
  process.on('exit', stopOnExit)
  return {
    ...reachable(home, postmaster),
    async stop() {
      stopping = true
      clearInterval(watch)
      await restarting
      process.off('exit', stopOnExit)
      await halt(home, binaries, postmaster)
    },
  }
}

/** The ready server of a directory that another process watches over; for commands beside it. */
export function findServer(data: string): EmbeddedServer | undefined {
  const home = findHome(data)
  const postmaster = runningPostmaster(home.cluster)
  return postmaster?.status === 'ready' ? { ...reachable(home, postmaster), stop: async () => {} } : undefined
}

const reachable = (home: Home, { host, port }: Postmaster) => ({
  host,
  port,
  password: (role: string) => passwordOf(home, role),
})

/** Just after a kill, the dead server's memory and lock can still stand for a second or two. */
async function patiently<T>(tries: number, start: () => Promise<T>, log: Log, over = () => false): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await start()
    } catch (error) {
      if (tried >= tries || over()) throw error
      log.warn({ err: error, tried }, 'the database does not start yet')
      await sleep(Math.min(100 * tried, 2_000))
    }
  }
}

/** A live server is kept when it has today's settings, and replaced when not; one that is starting or stopping is waited for. */
async function takeOver(
  home: Home,
  binaries: Binaries,
  options: ServerOptions,
  log: Log,
): Promise<Postmaster | undefined> {
  for (let seen = runningPostmaster(home.cluster); seen; seen = runningPostmaster(home.cluster)) {
    const wanted = serverSettings(binaries.version, addressOf(seen), options)
    if (seen.status === 'ready' && readFileSync(settingsFile(home), 'utf8') === wanted) {
      log.info({ pid: seen.pid }, 'took over the database that an earlier server left running')
      return seen
    }
    if (seen.status === 'ready') await halt(home, binaries, seen)
    await sleep(20)
  }
  // What a dead server left would stop the next one where its process number has been given to another process.
  rmSync(join(home.cluster, 'postmaster.pid'), { force: true })
  return undefined
}
