import { Refusal } from '../../../../kernel/refusal.ts'
import { readOwn } from '../../../../platform/own/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { explained } from '../../../../platform/records/clash.ts'
import { openWork } from '../../../../platform/records/open-work.ts'
import { enqueue, reportProgress } from '../../../../platform/jobs/index.ts'
import { told } from '../../../../platform/words/index.ts'
import type { Tx } from '../../../../platform/db/index.ts'
import type { Problem } from '../../model/reading.ts'
import { recordOf, runColumns, saveRun, type Counts, type Run } from '../run.ts'
import { writeBatch, type Planned } from './batch.ts'

const usualBatch = 10_000
const patience = 120_000

/** How far an import is. */
export interface Progress {
  done: number
  total: number
  counts: Counts
}

const nothing: Counts = { created: 0, updated: 0, unchanged: 0, bad: 0, added: 0 }

/**
 * Applies the plan batch by batch from where it stands, each in a transaction of its own that also says how far it is; so an
 * interruption at any moment leaves every row in once or not at all. Ends when all is done or the import was paused.
 */
export async function applyImport(
  ctx: Ctx,
  id: string,
  progress: (done: Progress) => Promise<void> | void = () => {},
  batch = usualBatch,
): Promise<Run> {
  let size = batch
  for (;;) {
    const run = await runOf(ctx, id)
    if (run.state !== 'running') return run
    const own: Ctx = { ...ctx, cause: { id: run.cause!, kind: 'import' } }
    recordOf(own, run.record)
    try {
      const outcome = await applyBatch(ctx, own, id, size)
      if (outcome === 'stopped') continue
      if (outcome === 'over') return finish(ctx, id)
      size = Math.min(batch, size * 2)
    } catch (error) {
      const refusal = await explained(own, error)
      if (!(refusal instanceof Refusal) || refusal.status === 503) throw error
      // One row of the batch is refused: smaller and smaller batches find it, the others go in.
      if (size > 1) size = Math.max(1, Math.floor(size / 8))
      else await leaveOut(ctx, id, refusal)
    }
    const { done, rows, counts } = await runOf(ctx, id)
    await progress({ done, total: rows, counts: counts ?? nothing })
  }
}

async function runOf(ctx: Ctx, id: string): Promise<Run> {
  const [run] = await ctx.db.run<Run>({ text: `select ${runColumns} from import_run where id = $1`, values: [id] })
  return run!
}

/** One batch of a step. The run is locked first, so two workers never write the same rows, and pausing takes hold between two batches. */
function applyBatch(job: Ctx, ctx: Ctx, id: string, size: number): Promise<'written' | 'stopped' | 'over'> {
  return ctx.db.transaction(
    async (tx) => {
      const run = await lockRun(tx, id)
      if (run.state !== 'running') return 'stopped'
      const rows = await nextRows(tx, run, size)
      if (rows.length === 0) return 'over'
      const { work, close } = openWork(ctx, tx)
      const counts = await writeBatch(work, run, rows)
      await advance(job, tx, run, rows, counts)
      await close()
      // The next rows may say what these have added.
      if (counts.added > 0) job.registry = job.registry.with(await readOwn(ctx.db))
      return 'written'
    },
    { timeoutMs: patience },
  )
}

async function lockRun(tx: Tx, id: string): Promise<Run> {
  const [run] = await tx.run<Run>({
    text: `select ${runColumns} from import_run where id = $1 for update`,
    values: [id],
  })
  return run!
}

/** The next rows of one step: what others point to is committed before they are. */
function nextRows(tx: Tx, run: Run, size: number): Promise<Planned[]> {
  return tx.run<Planned>({
    name: 'import_next',
    text: `select step, position, number, record, record_id as id, state, content from import_plan
      where run_id = $1 and (step, position) > ($2, $3) and state in ('new', 'update') and step = (
        select step from import_plan where run_id = $1 and (step, position) > ($2, $3) and state in ('new', 'update')
        order by step, position limit 1)
      order by position limit $4`,
    values: [run.id, run.appliedStep, run.appliedPosition, size],
  })
}

async function advance(job: Ctx, tx: Tx, run: Run, rows: readonly Planned[], written: Counts): Promise<void> {
  const last = rows.at(-1)!
  const done = run.done + rows.filter(({ number }) => number !== null).length
  const counts = summed(run.counts ?? nothing, written)
  await saveRun(tx, run.id, { appliedStep: last.step, appliedPosition: last.position, done, counts })
  await reportProgress(job, { done }, tx)
}

function summed(one: Counts, other: Counts): Counts {
  return {
    created: one.created + other.created,
    updated: one.updated + other.updated,
    unchanged: one.unchanged + other.unchanged,
    bad: one.bad + other.bad,
    added: one.added + other.added,
  }
}

/** The next row was refused by itself: it is reported like those that the plan left out. */
async function leaveOut(job: Ctx, id: string, error: Refusal): Promise<void> {
  await job.db.transaction(async (tx) => {
    const run = await lockRun(tx, id)
    const [row] = await nextRows(tx, run, 1)
    if (!row) return
    const fields = error.fields.length > 0 ? error.fields : [{ field: '', ...error.sentence }]
    const problems = fields.map(({ field, ...sentence }): Problem => ({
      column: columnOf(run, field),
      target: field || null,
      value: '',
      reason: told(job, sentence),
      kind: 'refused',
    }))
    await tx.run({
      text: `update import_plan set state = 'bad', problems = $4::jsonb where run_id = $1 and step = $2 and position = $3`,
      values: [id, row.step, row.position, JSON.stringify(problems)],
    })
    await advance(job, tx, run, [row], { ...nothing, bad: row.number === null ? 0 : 1 })
  })
}

function columnOf(run: Run, field: string): number | null {
  return run.options.mapping.find(({ target }) => target === field || target.startsWith(`${field}.`))?.column ?? null
}

/** What the plan left out or found as it is was never written, but belongs to the sum. */
async function finish(ctx: Ctx, id: string): Promise<Run> {
  await ctx.db.transaction(async (tx) => {
    const { state, rows, preview, counts: written } = await lockRun(tx, id)
    if (state !== 'running') return
    const { bad, unchanged } = preview!.counts
    const counts = summed(written ?? nothing, { ...nothing, bad, unchanged })
    await saveRun(tx, id, { state: 'done', done: rows, counts, finishedAt: ctx.now().toISOString() })
    await reportProgress(ctx, { done: rows, total: rows }, tx)
  })
  await enqueue(ctx.db, 'forget-imported-rows', { run: id })
  return runOf(ctx, id)
}
