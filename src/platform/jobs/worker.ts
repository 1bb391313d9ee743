import { EventEmitter } from 'node:events'
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { clientConfig } from '../db/connection.ts'
import type { Db } from '../db/runner.ts'
import { isNobody, type Bell } from '../ledger/index.ts'
import type { Log } from '../log/log.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'

export interface Worker {
  /** Waits for the jobs under way. */
  close(): Promise<void>
}

export interface WorkerOptions {
  bell: Bell
  tasks: TaskList
  /** Those with a `cron` are started by the clock. */
  jobs: readonly JobHandler[]
  /** Jobs at once. */
  concurrency?: number
  pollMs?: number
}

const sweepMs = 10_000

/** Runs jobs in this process until it is closed. */
export async function openWorker({ workspace, log }: Site, options: WorkerOptions): Promise<Worker> {
  const { bell, tasks, jobs, concurrency = 4, pollMs = 2_000 } = options
  const settings = { ...clientConfig(workspace.settings('app')), types: undefined }
  // One listens, one works; handlers use the connections of the budget.
  const pool = new pg.Pool({ ...settings, max: 2, idleTimeoutMillis: 10_000 })
  pool.on('error', (error) => log.warn({ err: error }, 'the jobs lost a connection'))
  pool.on('connect', (client) => client.on('error', () => {}))
  const events = new EventEmitter() as unknown as WorkerEvents
  events.on('pool:create', ({ workerPool }) => void bell.hold(workerPool.id))

  await freeAbandoned(workspace.db)
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: parseCronItems(cronItems(jobs)),
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: loggerOn(log),
    events,
  })
  const sweeper = setInterval(() => {
    freeAbandoned(workspace.db).catch((error: unknown) => log.warn({ err: error }, 'abandoned jobs could not be freed'))
  }, sweepMs).unref()
  return {
    async close() {
      clearInterval(sweeper)
      await runner.stop().catch((error: unknown) => log.warn({ err: error }, 'the jobs did not stop cleanly'))
      await pool.end()
    },
  }
}

/** Gives back the jobs of processes that are no longer there; a process that has just begun may not hold its name yet. */
async function freeAbandoned(db: Db): Promise<void> {
  const late = `locked_by is not null and locked_at < now() - interval '3 seconds'`
  await db.run({
    text: `select graphile_worker.force_unlock_workers(array_agg(holder.locked_by)) from (
        select locked_by from graphile_worker._private_jobs where ${late}
        union
        select locked_by from graphile_worker._private_job_queues where ${late}
      ) as holder where ${isNobody('holder.locked_by')}`,
    values: [],
  })
}

const cronItems = (jobs: readonly JobHandler[]) =>
  jobs.flatMap(({ name, cron }) =>
    cron ? [{ task: `job:${name}`, match: cron, identifier: name, options: { maxAttempts: 3 } }] : [],
  )

const loggerOn = (log: Log) =>
  new Logger(() => (level, message, meta) => {
    const error = meta?.error
    if (level === 'error') log.error({ ...(error ? { err: error } : {}) }, message)
    else if (level === 'warning') log.warn(message)
    else log.debug(message)
  })
