import type { Task, TaskList } from 'graphile-worker'
import { chainReader, openBell, openReader, periodsReader, type Bell } from '../ledger/index.ts'
import { followOwn } from '../own/follow.ts'
import { rollUpsReader } from '../own/roll-ups/index.ts'
import { openLive } from '../realtime/live.ts'
import { openPresences } from '../realtime/presence.ts'
import type { JobHandler } from '../room.ts'
import { systemContext, type Site } from '../site.ts'
import { beginClosing, openAgain } from './closing.ts'
import { react, reactionsReader, type ReactionJob } from './reactions.ts'
import { runVisible } from './run-visible.ts'
import { openWorker } from './worker.ts'

export interface Workers {
  bell: Bell
  /** Finishes what is under way, for ten seconds at most; what is longer goes on after the next start. */
  close(): Promise<void>
}

export interface WorkersOptions {
  /** Jobs of the platform, beside those of the rooms. */
  jobs?: readonly JobHandler[]
  concurrency?: number
}

/** Everything that works behind: the bell, the readers of the ledger, the streams of changes, and the jobs. Once a process. */
export async function startWorkers(
  site: Site,
  { jobs: more = [], concurrency }: WorkersOptions = {},
): Promise<Workers> {
  const { workspace, log } = site
  const { db } = workspace
  const { rooms } = site.registry
  const jobs = [upkeep, ...more, ...rooms.flatMap((room) => room.jobs ?? []).map((job) => (typeof job === 'function' ? job(site) : job))] // prettier-ignore
  const reactions = rooms.flatMap((room) => room.reactions ?? [])
  checkNames([...jobs, ...reactions])
  openAgain(db)

  const bell = await openBell(db, log)
  const told = rooms.flatMap((room) => room.told ?? [])
  const live = openLive(db, bell, log, told)
  const own = followOwn(site, bell)
  const presences = openPresences(db, bell)
  const readers = [
    await openReader(
      db,
      bell,
      log,
      periodsReader(() => site.registry, site.describe),
    ),
    await openReader(db, bell, log, chainReader),
    await openReader(
      db,
      bell,
      log,
      rollUpsReader(() => site.registry),
    ),
  ]
  for (const reader of rooms.flatMap((room) => room.readers ?? []))
    readers.push(
      await openReader(
        db,
        bell,
        log,
        reader(() => site.registry),
      ),
    )
  if (reactions.length > 0)
    readers.push(
      await openReader(
        db,
        bell,
        log,
        reactionsReader(reactions, () => site.registry),
      ),
    )

  const reacting = reactions.map((reaction): [string, Task] => [
    `reaction:${reaction.name}`,
    (payload, { job }) => react(site, reaction, linesOf(payload), { id: job.id, by: job.locked_by! }),
  ])
  const behind = jobs.map((job): [string, Task] => [
    `job:${job.name}`,
    async (payload) => job.run(await systemContext(site), payload),
  ])
  const afterWork = jobs.filter((job) => job.afterWork)
  const visible = jobs.map((job): [string, Task] => [
    `run:${job.name}`,
    (payload) => runVisible(site, job, (payload as { id: string }).id, afterWork),
  ])
  const tasks: TaskList = Object.fromEntries([...reacting, ...behind, ...visible])
  const standing = await Promise.all(rooms.flatMap((room) => room.standing ?? []).map((open) => open(site, bell)))
  const worker = await openWorker(site, { bell, tasks, jobs, ...(concurrency && { concurrency }) })

  return {
    bell,
    async close() {
      beginClosing(db)
      await Promise.all([worker.close(), ...standing.map((each) => each.close())])
      await Promise.all([...readers, live, presences, own].map((each) => each.close()))
      await bell.close()
    },
  }
}

/** A job that was made before jobs took several lines has one. */
function linesOf(payload: unknown): ReactionJob {
  const { line, lines } = payload as Partial<ReactionJob> & { line?: number }
  return { lines: lines ?? [line!] }
}

/** Finished jobs are kept for as long as somebody may ask for them. */
const upkeep: JobHandler = {
  name: 'forget-old-jobs',
  cron: '17 3 * * *',
  async run(ctx) {
    await ctx.db.run({ text: `delete from job_run where finished_at < now() - interval '90 days'`, values: [] })
  },
}

function checkNames(handlers: readonly { name: string }[]): void {
  const names = handlers.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new Error(`Two jobs or reactions are called ${twice}.`)
}
