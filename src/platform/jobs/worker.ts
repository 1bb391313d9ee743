import { setTimeout as sleep } from 'node:timers/promises'
import type { Task, TaskList } from 'graphile-worker'
import type { Db } from '../db/runner.ts'
import { isNobody, type Bell } from '../ledger/index.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { openCrew, type Crew } from './crew.ts'

export interface Worker {
  /** Waits for the jobs under way, but not for ever. */
  close(): Promise<void>
}

export interface WorkerOptions {
  bell: Bell
  tasks: TaskList
  jobs: readonly JobHandler[]
  concurrency?: number
  pollMs?: number
}

const sweepMs = 5_000
const restartMs = 500
const longestWaitMs = 30_000

/** Runs jobs in this process until it is closed, whatever the database does meanwhile. */
export async function openWorker({ workspace, log }: Site, options: WorkerOptions): Promise<Worker> {
  const { bell, jobs, concurrency = 4, pollMs = 2_000 } = options
  const { db } = workspace
  const underWay = new Set<string>()
  const crewOptions = {
    ...{ settings: workspace.settings('app'), log, jobs, concurrency, pollMs },
    tasks: counted(options.tasks, underWay),
    named: (id: string) => void bell.hold(id).catch(() => {}),
    underWay: () => underWay.size,
  }
  const abandoned = abandonedIn(db)
  let closed = false
  let crew: Crew

  async function supervise(): Promise<void> {
    for (await crew.over; !closed; await crew.over) {
      log.warn('the jobs have stopped; others take over')
      void crew.stop()
      for (let waited = 0; underWay.size > 0 && waited < longestWaitMs; waited += restartMs) await sleep(restartMs)
      await bell.letGo(crew.id).catch(() => {})
      await replace()
    }
  }

  async function replace(): Promise<void> {
    while (!closed) {
      try {
        crew = await openCrew(crewOptions)
        if (closed) await crew.stop()
        return
      } catch (error) {
        log.warn({ err: error }, 'the jobs cannot be started')
        await sleep(restartMs)
      }
    }
  }

  async function sweep(): Promise<void> {
    await abandoned.free(crew.id)
    await freeLost(db, crew.id, [...underWay])
  }

  await abandoned.free()
  crew = await openCrew(crewOptions)
  void supervise()
  const sweeper = setInterval(() => {
    sweep().catch((error: unknown) => log.warn({ err: error }, 'abandoned jobs could not be freed'))
  }, sweepMs).unref()
  return {
    async close() {
      closed = true
      clearInterval(sweeper)
      if (!(await crew.stop())) log.warn('some jobs are still at work; they are begun anew at the next start')
    },
  }
}

/** Knows which jobs are under way. */
function counted(tasks: TaskList, underWay: Set<string>): TaskList {
  const count =
    (task: Task): Task =>
    async (payload, helpers) => {
      underWay.add(helpers.job.id)
      try {
        return await task(payload, helpers)
      } finally {
        underWay.delete(helpers.job.id)
      }
    }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, count(task!)]))
}

/**
 * Gives back the jobs of those who are no longer there. Somebody may have just begun, or be connecting anew, and not hold
 * their name for a moment: so only who is missed twice in a row is gone.
 */
function abandonedIn(db: Db): { free: (own?: string) => Promise<void> } {
  let missed = new Set<string>()
  const find = `select holder.locked_by as name from (
      select locked_by from graphile_worker._private_jobs where locked_by is not null
      union
      select locked_by from graphile_worker._private_job_queues where locked_by is not null
    ) as holder where locked_by <> $1 and ${isNobody('holder.locked_by')}`
  return {
    async free(own = '') {
      const names = (await db.run<{ name: string }>({ text: find, values: [own] })).map(({ name }) => name)
      const gone = names.filter((name) => missed.has(name))
      missed = new Set(names)
      if (gone.length > 0) await db.run({ text: 'select graphile_worker.force_unlock_workers($1)', values: [gone] })
    },
  }
}

/** Gives back what was taken and never arrived, because the connection broke in between. */
async function freeLost(db: Db, crew: string, underWay: readonly string[]): Promise<void> {
  await db.run({
    text: `update graphile_worker._private_jobs set locked_by = null, locked_at = null
      where locked_by = $1 and locked_at < now() - interval '10 seconds' and not (id = any($2::bigint[]))`,
    values: [crew, underWay],
  })
}
