import { z } from 'zod'
import { filterSchema } from '../../kernel/filter-schema.ts'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import { one, say, saying } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { titleOf } from '../search/index.ts'
import { told } from '../words/index.ts'
import { unknownField, type Values } from './check.ts'
import { fetchRow } from './fetch.ts'
import { inWork } from './open-work.ts'
import { asOfMoment, walkBack } from './read/as-of.ts'
import { listRecords } from './read/index.ts'
import { visibleIds } from './read/visible-ids.ts'
import { same } from './rows.ts'
import { applyStep, begun, type Row, type Step, type UndoReport } from './undo.ts'
import type { Work } from './work.ts'

export const rewindRequest = z
  .strictObject({
    asOf: z.string().max(40).describe('The moment (or the end of the day) that is brought back.'),
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    filter: filterSchema.optional().describe('Those that the list of that moment shows under this filter.'),
    found: z.enum(['then', 'now']).optional(),
    fields: z.array(z.string().max(60)).min(1).max(100).optional().describe('Only these fields; all when left out.'),
    preview: z.boolean().optional().describe('Only says what would happen.'),
    force: z
      .array(z.string().max(120))
      .max(10_000)
      .optional()
      .describe(
        'Fields that were changed more than once since and are brought back all the same: "<record id>.<field>".',
      ),
  })
  .refine((given) => (given.ids === undefined) !== (given.filter === undefined), saying('Say either ids or a filter.'))
export type RewindRequest = z.infer<typeof rewindRequest>

const batch = 500

/**
 * Brings records back to what they were at a moment, as one cause that can be undone. A field that several hands changed
 * since is told and left, unless it is forced: the first of them may be what one wants to be rid of, the last is somebody's work.
 */
export async function rewind(
  ctx: Ctx,
  shipped: RecordDefinition,
  request: RewindRequest,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<{ report: UndoReport; cause: string }> {
  const record = ctx.registry.own(shipped)
  checkFields(ctx, record, request.fields)
  const moment = asOfMoment(ctx, request.asOf)
  const { ids, report } = begun(await idsFor(ctx, record, request), request.preview)
  const own: Ctx = { ...ctx, cause: { id: ctx.cause.kind === 'undo' ? ctx.cause.id : newId(), kind: 'undo' } }
  for (let start = 0; start < ids.length; start += batch) {
    const part = ids.slice(start, start + batch)
    await inWork(own, async (work) => {
      const steps = await plan(work, record, part, moment, request, report)
      if (!request.preview) for (const step of steps) await applyStep(work, step, 'rewind')
    })
    await progress(start + part.length, ids.length)
  }
  return { report, cause: own.cause.id }
}

/** How many records a request is about. */
export async function sizeOfRewind(ctx: Ctx, shipped: RecordDefinition, request: RewindRequest): Promise<number> {
  const record = ctx.registry.own(shipped)
  checkFields(ctx, record, request.fields)
  return (await idsFor(ctx, record, request)).length
}

function checkFields(ctx: Ctx, record: RecordDefinition, fields: readonly string[] = []) {
  const { hidden } = ctx.actor.permissions.of(record)
  const unknown = fields.filter((name) => !Object.hasOwn(record.all, name) || hidden.has(name))
  if (unknown.length > 0) throw refuse.invalid(unknown.map((name) => unknownField(record, name)))
}

async function idsFor(ctx: Ctx, record: RecordDefinition, { ids, filter, asOf, found }: RewindRequest) {
  if (ids) return [...new Set(ids)].sort()
  const all: string[] = []
  for (let after: string | undefined; ;) {
    const { data, page } = await listRecords(ctx, record, {
      filter, asOf, found, fields: [], sort: 'id', limit: 200, ...(after && { after }),
    }) // prettier-ignore
    all.push(...data.map((row) => row.id as string))
    if (!page.more) return all
    after = page.after!
  }
}

async function plan(
  work: Work,
  record: RecordDefinition,
  ids: readonly string[],
  moment: string,
  request: RewindRequest,
  report: UndoReport,
): Promise<Step[]> {
  const rows = await editable(work, record, ids, report)
  const past = await walkBack(work.ctx, record, rows, moment, work.tx)
  const hands = await handsSince(work, record, rows.map((row) => row.id), moment) // prettier-ignore
  const forced = new Set(request.force)
  const { closed } = work.ctx.actor.permissions.of(record)
  const mayDelete = await visibleIds({ ...work.ctx, db: work.tx as never }, record, ids, 'delete')
  return rows.flatMap((row) => {
    const then = past.get(row.id)
    const about = { record: record.name, id: row.id, title: titleOf(work.ctx.registry, record, row) }
    if (!then) {
      report.cannot.push({ ...about, why: told(work.ctx, say('It was not there yet.')) })
      return []
    }
    const patch: Values = {}
    for (const name of namesOf(record, request.fields)) {
      if (closed.has(name) || same(row[name], then[name])) continue
      if (name === 'deletedAt' && !mayDelete.has(row.id)) {
        report.cannot.push({
          ...about,
          why: told(work.ctx, say('You may not delete this {record}.', { record: one(record) })),
        })
        continue
      }
      const who = hands.get(`${row.id}.${name}`)
      if (who && who.size > 1 && !forced.has(`${row.id}.${name}`))
        report.conflicts.push({ ...about, field: name, now: row[name] ?? null, to: then[name] ?? null })
      else patch[name] = then[name] ?? null
    }
    const names = Object.keys(patch)
    if (names.length === 0) return []
    report.changes.push({
      ...about,
      fields: names.map((field) => ({ field, from: row[field] ?? null, to: patch[field] ?? null })),
    })
    const { deletedAt, ...rest } = patch
    const to = 'deletedAt' in patch ? (deletedAt ? 'bin' : 'back') : 'patch'
    return [{ record, row, to, patch: rest } satisfies Step]
  })
}

/** What people and actions set, and whether it was in the bin; what Farley works out follows by itself. */
function namesOf(record: RecordDefinition, fields: readonly string[] | undefined): string[] {
  const all = Object.keys(record.all).filter((name) => ['typed', 'action'].includes(record.all[name]!.setBy))
  return fields ? fields.filter((name) => all.includes(name) || name === 'deletedAt') : [...all, 'deletedAt']
}

async function editable(work: Work, record: RecordDefinition, ids: readonly string[], report: UndoReport) {
  const rows: Row[] = []
  for (const id of ids) {
    const found = await fetchRow(work.ctx, work.tx, record, id, 'edit', { bin: 'either' })
    // What one may not see is no part of what one brings back.
    if (!found) continue
    if (found.may) rows.push(found.row as Row)
    else {
      const title = titleOf(work.ctx.registry, record, found.row)
      report.cannot.push({ record: record.name, id, title, why: told(work.ctx, say('You may not change it.')) })
    }
  }
  return rows
}

/** By record and field, the causes that changed it since. */
async function handsSince(work: Work, record: RecordDefinition, ids: readonly string[], moment: string) {
  const rows = await work.tx.run<{ record_id: string; field: string; cause_id: string }>({
    name: 'hands_since',
    text: `select distinct record_id, field, cause_id from ledger, jsonb_object_keys(after) as field
where record_id = any ($1::uuid[]) and record = $2 and happened_at > $3::timestamptz and after is not null`,
    values: [ids, record.name, moment],
  })
  const hands = new Map<string, Set<string>>()
  for (const { record_id, field, cause_id } of rows) {
    const key = `${record_id}.${field}`
    hands.set(key, (hands.get(key) ?? new Set()).add(cause_id))
  }
  return hands
}
