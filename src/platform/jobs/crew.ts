import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { clientConfig, type ConnectionSettings } from '../db/connection.ts'
import type { Log } from '../log/log.ts'
import type { JobHandler } from '../room.ts'

/** Some workers of graphile-worker's, with connections of their own. When the database goes away, they stop for good, or silently do nothing: then another crew takes their place. */
export interface Crew {
  /** Under this name they lock the jobs that they take. */
  id: string
  /** When it is over, for whatever reason. */
  over: Promise<void>
  /** Takes no more jobs and waits for those under way, ten seconds at most; false when some were still at work. */
  stop(): Promise<boolean>
}

export interface CrewOptions {
  settings: ConnectionSettings
  log: Log
  tasks: TaskList
  /** Those with a `cron` are started by the clock. */
  jobs: readonly JobHandler[]
  /** Jobs at once. */
  concurrency: number
  pollMs: number
  /** Told the crew's name before it takes its first job. */
  named: (id: string) => void
  /** How many jobs are under way. */
  underWay: () => number
}

const patienceMs = 10_000
// Only batches are waited for and tried again: a job reported as done while the database is away would end the process.
const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } }

/** Opens a crew. */
export async function openCrew(options: CrewOptions): Promise<Crew> {
  const { log, tasks, jobs, concurrency, pollMs, named, underWay } = options
  const pool = openPool(options)
  const events = new EventEmitter() as unknown as WorkerEvents
  let id = ''
  let lookedAt = performance.now()
  events.on('pool:create', ({ workerPool }) => named((id = workerPool.id)))
  events.on('worker:getJob:start', () => (lookedAt = performance.now()))
  const own = { pgPool: pool, events, taskList: tasks, parsedCronItems: parseCronItems(cronItems(jobs)) }
  const runner = await run({
    ...{ ...own, concurrency, pollInterval: pollMs, noHandleSignals: true, preset },
    logger: loggerOn(log),
  })

  const isIdle = () => underWay() < concurrency && performance.now() - lookedAt > 5 * pollMs
  const stalled = new Promise<void>((resolve) => {
    const watch = setInterval(() => isIdle() && resolve(), pollMs).unref()
    void runner.promise.catch(() => {}).finally(() => clearInterval(watch))
  })
  return {
    id,
    over: Promise.race([runner.promise.catch(() => {}), stalled]),
    async stop() {
      const stopped = runner.stop().then(
        () => true,
        () => true,
      )
      const inTime = await Promise.race([stopped, sleep(patienceMs, false, { ref: false })])
      if (inTime) await Promise.race([pool.end().catch(() => {}), sleep(patienceMs, undefined, { ref: false })])
      return inTime
    },
  }
}

/** One connection listens, one works; what the jobs do runs on those of the budget. */
function openPool({ settings, log }: CrewOptions): pg.Pool {
  const pool = new pg.Pool({ ...clientConfig(settings), types: undefined, max: 2, idleTimeoutMillis: 10_000 })
  pool.on('error', (error) => log.warn({ err: error }, 'the jobs lost a connection'))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const cronItems = (jobs: readonly JobHandler[]) =>
  jobs.flatMap(({ name, cron }) =>
    cron ? [{ task: `job:${name}`, match: cron, identifier: name, options: { maxAttempts: 3 } }] : [],
  )

const loggerOn = (log: Log) =>
  new Logger(() => (level, message, meta) => {
    const error = meta?.error
    if (level === 'error') log.error({ ...(error ? { err: error } : {}) }, message)
    else log.debug(message)
  })
