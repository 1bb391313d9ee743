import { newId } from '../../../kernel/id.ts'
import { Refusal, refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Cancelled, reportProgress, setResult, startJob, stopIfCancelled } from '../../../platform/jobs/index.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { applyImport } from './apply/apply-import.ts'
import { planImport } from './plan/plan-import.ts'
import { forgetImport, forgetRows } from './forget-rows.ts'
import { findRun, saveRun, type Run } from './run.ts'
import { told } from '../../../platform/words/index.ts'

/** Up to so many rows one waits for the preview; beyond it is made behind. */
const quick = 20_000

/** Says what every row would become. A large file is planned behind: the state is `planning` until then. */
export async function previewImport(ctx: Ctx, run: Run): Promise<Run> {
  if (!['read', 'planned'].includes(run.state)) throw refuse.notNow(say('This import has begun already.'))
  if (run.rows <= quick) {
    return oneAtATime(run.id, async () => {
      await planImport(ctx, await findRun(ctx, run.id))
      return findRun(ctx, run.id)
    })
  }
  const title = told(ctx, say('Preview of {file}', { file: run.fileName }))
  await saveRun(ctx.db, run.id, { state: 'planning', error: null })
  const job = await startJob(ctx, { kind: planJob.name, title, payload: { run: run.id }, total: run.rows })
  await saveRun(ctx.db, run.id, { job })
  return findRun(ctx, run.id)
}

const planning = new Map<string, Promise<Run>>()

/** A plan is written anew each time, so two of the same import wait for each other. */
async function oneAtATime(id: string, plan: () => Promise<Run>): Promise<Run> {
  const before = planning.get(id)
  const mine = Promise.resolve(before)
    .catch(() => {})
    .then(plan)
  planning.set(id, mine)
  try {
    return await mine
  } finally {
    if (planning.get(id) === mine) planning.delete(id)
  }
}

/** Marks an import as running under a cause of its own; refuses one without a preview. */
export async function beginImport(ctx: Ctx, run: Run): Promise<Run> {
  if (run.state !== 'planned') throw refuse.notNow(say('Look at the preview first.'))
  const begun = {
    state: 'running' as const,
    cause: newId(),
    startedAt: ctx.now().toISOString(),
    error: null,
    counts: null,
  }
  await saveRun(ctx.db, run.id, begun)
  return findRun(ctx, run.id)
}

/** Writes the rows behind. */
export async function runImport(ctx: Ctx, run: Run): Promise<Run> {
  await beginImport(ctx, run)
  return goOn(ctx, run)
}

/** Stops between two batches; what is in stays. */
export async function pauseImport(ctx: Ctx, run: Run): Promise<Run> {
  if (run.state !== 'running') throw refuse.notNow(say('This import is not running.'))
  await saveRun(ctx.db, run.id, { state: 'paused' })
  return findRun(ctx, run.id)
}

/** Goes on where it stopped or failed. */
export async function resumeImport(ctx: Ctx, run: Run): Promise<Run> {
  if (run.state !== 'paused' && run.state !== 'failed') throw refuse.notNow(say('This import is not paused.'))
  await saveRun(ctx.db, run.id, { state: 'running', error: null })
  return goOn(ctx, run)
}

/** Ends for good between two batches; what is in stays, until it is undone. */
export async function cancelImport(ctx: Ctx, run: Run): Promise<Run> {
  if (run.state === 'done' || run.state === 'cancelled') throw refuse.notNow(say('This import is over.'))
  await saveRun(ctx.db, run.id, { state: 'cancelled', finishedAt: ctx.now().toISOString() })
  return findRun(ctx, run.id)
}

async function goOn(ctx: Ctx, run: Run): Promise<Run> {
  const title = told(ctx, say('Import of {file}', { file: run.fileName }))
  const job = await startJob(ctx, {
    kind: applyJob.name,
    title,
    payload: { run: run.id },
    causeKind: 'import',
    total: run.rows,
  })
  await saveRun(ctx.db, run.id, { job })
  return findRun(ctx, run.id)
}

const planJob: JobHandler = {
  name: 'plan-import',
  async run(ctx, { run: id }: { run: string }) {
    const run = await findRun(ctx, id)
    if (run.state !== 'planning') return
    await failing(ctx, id, async () => {
      const { counts } = await planImport(ctx, run, async (done) => {
        await stopIfCancelled(ctx)
        await reportProgress(ctx, { done })
      })
      await setResult(ctx, { import: id, counts })
    })
  },
}

const applyJob: JobHandler = {
  name: 'import',
  async run(ctx, { run: id }: { run: string }) {
    await failing(ctx, id, async () => {
      const { counts, cause, state } = await applyImport(ctx, id, () => stopIfCancelled(ctx))
      await setResult(ctx, { import: id, counts, cause, state })
    })
  },
}

/** What stops a job is noted on the import too. A database that is away is waited for. */
async function failing(ctx: Ctx, id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal && error.status === 503) throw error
    const state = error instanceof Cancelled ? 'cancelled' : 'failed'
    const sentence =
      error instanceof Refusal
        ? told(ctx, error.sentence)
        : state === 'failed'
          ? told(ctx, say('Something went wrong. The details are in the log of the server.'))
          : null
    await saveRun(ctx.db, id, {
      state,
      error: sentence,
      ...(state === 'cancelled' && { finishedAt: ctx.now().toISOString() }),
    }).catch(() => {})
    throw error
  }
}

const keptDays = 30

const forgetImported: JobHandler = {
  name: 'forget-imported-rows',
  run: (ctx, { run }: { run: string }) => forgetRows(ctx.db, run, 'imported'),
}

const sweep: JobHandler = {
  name: 'forget-old-imports',
  cron: '41 3 * * *',
  async run(ctx) {
    const text = `select id from import_run where created_at < now() - interval '${keptDays} days'`
    for (const { id } of await ctx.db.run<{ id: string }>({ text, values: [] })) await forgetImport(ctx.db, id)
  },
}

export const importJobs: JobHandler[] = [planJob, applyJob, forgetImported, sweep]
