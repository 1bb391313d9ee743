import { z } from 'zod'
import type { LedgerLine } from '../../kernel/change.ts'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { lineColumns, lineOf, type LineRow } from '../ledger/line.ts'
import { titleOf } from '../search/index.ts'
import { told } from '../words/index.ts'
import type { Values } from './check.ts'
import { fetchRow, rowsByIds } from './fetch.ts'
import { inWork } from './open-work.ts'
import { same } from './rows.ts'
import { lineToday } from './retyped.ts'
import { otherMerges, type OtherMerges } from './other-merges.ts'
import { stepBack } from './step-back.ts'
import { mergesAgain, mergesUndone, standingToday, type Undone } from './unmerge.ts'
import type { Work } from './work.ts'

export const undoRequest = z.strictObject({
  cause: z.uuid().describe('What is taken back: everything that this request, bulk edit, import or undo changed.'),
  preview: z.boolean().optional().describe('Only says what would happen.'),
  recordId: z.uuid().optional().describe('Of that, only this record.'),
  fields: z.array(z.string().max(60)).max(100).optional().describe('Of that, only these fields.'),
  force: z
    .array(z.string().max(120))
    .max(1000)
    .optional()
    .describe('Fields that changed since and are taken back all the same: "<record id>.<field>".'),
})
export type UndoRequest = z.infer<typeof undoRequest>

/** What an undo does or would do. */
export interface UndoReport {
  changes: { record: string; id: string; title: string; fields: { field: string; from: unknown; to: unknown }[] }[]
  /** Changed since, and therefore left. */
  conflicts: { record: string; id: string; title: string; field: string; now: unknown; to: unknown }[]
  cannot: { record: string; id: string; title: string; why: string }[]
  /** How many records it is about, and how many were looked at: a preview of very many looks at the first of them. */
  records: number
  looked: number
}

/** A preview that looked at more would be as slow as the thing itself. */
const mostPreviewed = 2_000

/** The records of a request that are worked on, and the report that they are told in. */
export function begun(
  all: readonly string[],
  preview: boolean | undefined,
): { ids: readonly string[]; report: UndoReport } {
  const ids = preview ? all.slice(0, mostPreviewed) : all
  return { ids, report: { changes: [], conflicts: [], cannot: [], records: all.length, looked: ids.length } }
}

export type Row = Values & { id: string; version: number; deletedAt: string | null }

/** What is done to one record when something is taken back. */
export interface Step {
  record: RecordDefinition
  row: Row
  to: 'bin' | 'back' | 'patch'
  patch: Values
}

const batch = 500

/**
 * Takes back what a cause changed, newest first, field by field, as a named change with a cause of its own. A merge is
 * taken back in one transaction, and as a whole: what it moved goes back whoever it belongs to.
 */
export async function undo(
  ctx: Ctx,
  given: UndoRequest,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<{ report: UndoReport; cause: string }> {
  const merges = await mergesUndone(ctx, given)
  const request = merges.whole ? { ...given, recordId: undefined } : given
  const { ids, report } = begun(await changedRecords(ctx, request), request.preview)
  const id = ctx.cause.kind === 'undo' ? ctx.cause.id : newId()
  const own: Ctx = { ...ctx, cause: { id, kind: 'undo', of: request.cause } }
  const atOnce = merges.whole ? ids.length : batch
  let seen = false
  for (let start = 0; start < ids.length; start += atOnce) {
    await inWork(own, async (work) => {
      const { steps, known } = await plan(work, request, merges, ids.slice(start, start + atOnce), report)
      seen ||= known
      if (request.preview) return
      for (const step of steps) await applyStep(work, step)
      if (merges.whole) await mergesAgain(work, merges)
    })
    await progress(Math.min(start + atOnce, ids.length), ids.length)
  }
  // A cause of which one may see nothing is none.
  if (!seen) throw refuse.notFound(say('There is no such change.'))
  return { report, cause: own.cause.id }
}

/** How many records a cause changed; refuses a cause that is unknown or somebody else's. */
export async function sizeOfCause(ctx: Ctx, cause: string): Promise<number> {
  return (await changedRecords(ctx, { cause })).length
}

/** The records of a cause, the last made first, so that nothing loses its target on the way. */
async function changedRecords(ctx: Ctx, request: UndoRequest): Promise<string[]> {
  const rows = await ctx.db.run<{ record_id: string; actor_id: string | null }>({
    name: 'records_of_cause',
    text: 'select record_id, min(actor_id::text) as actor_id from ledger where cause_id = $1 group by record_id order by min(id) desc',
    values: [request.cause],
  })
  const admin = ['owner', 'admin'].includes(ctx.actor.permissions.role)
  const mine = rows.every(
    (row) => row.actor_id !== null && (row.actor_id === ctx.actor.id || row.actor_id === ctx.actor.userId),
  )
  if (rows.length === 0 || (!mine && !admin)) throw refuse.notFound(say('There is no such change.'))
  return rows.map((row) => row.record_id).filter((id) => !request.recordId || id === request.recordId)
}

async function plan(
  work: Work,
  request: UndoRequest,
  merges: Undone,
  ids: readonly string[],
  report: UndoReport,
): Promise<{ steps: Step[]; known: boolean }> {
  const found = await linesOf(work, request.cause, ids)
  const lines = Map.groupBy(merges.whole ? await standingToday(work, merges, found) : found, (line) => line.recordId)
  const since = await changedSince(work, request.cause, ids)
  const others: OtherMerges = merges.whole ? await otherMerges(work, merges.ended, ids) : new Map()
  const steps: Step[] = []
  let known = false
  for (const id of ids) {
    const own = lines.get(id) ?? []
    const record = own[0] && work.ctx.registry.record(own[0].record)
    if (!record) continue
    // Into the bin and out of it goes what one may delete.
    const need = own.some(({ name }) => binning.has(name)) ? 'delete' : 'edit'
    const seen = await fetchRow(work.ctx, work.tx, record, id, need, { bin: 'either' })
    known ||= seen !== null
    // What one may not see is no part of what one takes back, unless it belongs to a merge: then it goes back unsaid.
    const row = seen?.row ?? (merges.whole ? (await rowsByIds(work.tx, record, [id]))[0] : undefined)
    if (!row) continue
    if (seen && !seen.may && !merges.whole) {
      const title = titleOf(work.ctx.registry, record, row)
      report.cannot.push({ record: record.name, id, title, why: told(work.ctx, say('You may not change it.')) })
      continue
    }
    const today = own.map((line) => lineToday(work.ctx.settings.country, record, line))
    const about = { record, row: row as Row, lines: today, changed: since.has(id) }
    const step = stepBack(work, request, about, seen ? report : untold(), { merges, others })
    if (step) steps.push(step)
  }
  return { steps, known }
}

const binning = new Set(['create', 'delete', 'restore'])

/** Of records that one may not see, nothing is told. */
const untold = () => begun([], undefined).report

/** Takes a step, as a change of this name. */
export async function applyStep(work: Work, { record, row, to, patch }: Step, name = 'undo'): Promise<void> {
  const current = to === 'back' ? await work.restore(record, row as never) : row
  const next = await work.update(record, current as never, patch as never, { name, linksKnown: true })
  if (to === 'bin') await work.remove(record, next)
}

async function linesOf(work: Work, cause: string, ids: readonly string[]): Promise<LedgerLine[]> {
  const rows = await work.tx.run<LineRow>({
    name: 'lines_of_cause',
    text: `select ${lineColumns} from ledger where cause_id = $1 and record_id = any ($2::uuid[]) order by id desc`,
    values: [cause, ids],
  })
  return rows.map(lineOf)
}

/**
 * Those that other causes left otherwise than this one did; what was changed and taken back again does not count, nor
 * what follows from the undo itself, nor what the worker says of a column that it has made.
 */
async function changedSince(work: Work, cause: string, ids: readonly string[]): Promise<Set<string>> {
  const rows = await work.tx.run<Later>({
    name: 'changed_since_cause',
    text: `select later.record_id, later.before, later.after from ledger as later
where later.record_id = any ($2::uuid[]) and later.cause_id not in ($1, $3) and later.name <> 'shape'
  and later.id > (select max(own.id) from ledger as own where own.cause_id = $1 and own.record_id = later.record_id)
order by later.id`,
    values: [cause, ids, work.ctx.cause.id],
  })
  const changed = [...Map.groupBy(rows, (row) => row.record_id)].filter(([, lines]) => isOtherwise(lines))
  return new Set(changed.map(([id]) => id))
}

interface Later {
  record_id: string
  before: Values | null
  after: Values | null
}

/** Whether any field is not what it was before these changes, oldest first. */
function isOtherwise(lines: readonly Later[]): boolean {
  const first: Values = {}
  const last: Values = {}
  for (const { before, after } of lines) {
    for (const [name, value] of Object.entries(before ?? {})) if (!(name in first)) first[name] = value
    Object.assign(last, after)
  }
  return Object.keys(last).some((name) => !same(first[name], last[name]))
}
