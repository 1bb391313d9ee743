import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { reportProgress, setResult, startJob, stopIfCancelled } from '../jobs/index.ts'
import type { JobHandler } from '../room.ts'
import { checkBulk, runBulk, type BulkRequest } from './bulk.ts'
import { rewind, type RewindRequest } from './rewind.ts'
import { undo, type UndoReport, type UndoRequest } from './undo.ts'
import { refuse } from '../../kernel/refusal.ts'
import { deedOf, many, say } from '../../kernel/sentence.ts'
import { told } from '../words/index.ts'

/** Begins a change of many records as work that one can watch, stop and undo; answers the job's id. */
export async function startBulk(ctx: Ctx, record: RecordDefinition, request: BulkRequest): Promise<string> {
  checkBulk(ctx, record, request)
  const action = request.action && ctx.registry.action(record, request.action.name)?.action
  const records = many(record)
  const deed = action
    ? say('{action}: {records}', { action: deedOf(action), records })
    : request.action
      ? say('Delete: {records}', { records })
      : say('Change: {records}', { records })
  const title = request.preview ? say('Preview of a change: {records}', { records }) : deed
  return startJob(ctx, {
    kind: 'bulk',
    title: told(ctx, title),
    payload: { record: record.name, request },
  })
}

/** Begins an undo of more records than one waits for; answers the job's id. */
export async function startUndo(ctx: Ctx, request: UndoRequest, total: number): Promise<string> {
  return startJob(ctx, { kind: 'undo', title: told(ctx, say('Undo')), payload: request, causeKind: 'undo', total })
}

/** Begins to bring more records back to an earlier state than one waits for; answers the job's id. */
export async function startRewind(ctx: Ctx, record: RecordDefinition, request: RewindRequest, total: number) {
  const title = told(ctx, say('Back to an earlier state: {records}', { records: many(record) }))
  return startJob(ctx, { kind: 'rewind', title, payload: { record: record.name, request }, causeKind: 'undo', total })
}

/** The jobs of the write door. */
export const recordJobs: readonly JobHandler[] = [
  {
    name: 'bulk',
    async run(ctx, { record, request }: { record: string; request: BulkRequest }) {
      await setResult(ctx, await runBulk(ctx, kindOf(ctx, record), request, (done, total) => report(ctx, done, total)))
    },
  },
  {
    name: 'undo',
    async run(ctx, request: UndoRequest) {
      const { report: undone } = await undo(ctx, request, (done, total) => report(ctx, done, total))
      await setResult(ctx, briefly(undone))
    },
  },
  {
    name: 'rewind',
    async run(ctx, { record, request }: { record: string; request: RewindRequest }) {
      const definition = kindOf(ctx, record)
      const done = await rewind(ctx, definition, request, (count, total) => report(ctx, count, total))
      await setResult(ctx, briefly(done.report))
    },
  },
]

/** A kind of record of the company's own may have been put away since the work was begun. */
function kindOf({ registry }: Ctx, name: string): RecordDefinition {
  const record = registry.record(name)
  if (!record) throw refuse.notNow(say('There is no record “{name}”.', { name }))
  return record
}

const briefly = ({ changes, conflicts, cannot }: UndoReport) => ({
  changed: changes.length,
  conflicts: conflicts.slice(0, 1000),
  cannot: cannot.slice(0, 1000),
})

async function report(ctx: Ctx, done: number, total: number): Promise<void> {
  await reportProgress(ctx, { done, total })
  await stopIfCancelled(ctx)
}
