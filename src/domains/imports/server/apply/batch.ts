import type { Filter } from '../../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import { isEmpty } from '../../../../kernel/field.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { Tx } from '../../../../platform/db/index.ts'
import { rowsByIds } from '../../../../platform/records/fetch.ts'
import { visibleIds } from '../../../../platform/records/read/visible-ids.ts'
import type { Work } from '../../../../platform/records/work.ts'
import type { Past } from '../../../../platform/room.ts'
import { noonOf } from '../../model/reading.ts'
import { missingParts, partsFor } from '../parts.ts'
import { patchFor } from '../patch.ts'
import type { Counts, Run } from '../run.ts'

/** A row of the plan that is to be written. */
export interface Planned {
  step: number
  position: number
  number: number | null
  record: string
  id: string
  state: 'new' | 'update'
  content: {
    values: Record<string, unknown>
    parts: Record<string, Record<string, unknown>>
    origin: string | null
    createdAt: string | null
  }
}

/** Writes a batch of the plan through the one door, all of it or nothing; answers what became of the rows. */
export async function writeBatch(work: Work, run: Run, rows: readonly Planned[]): Promise<Counts> {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, bad: 0, added: 0 }
  for (const [name, planned] of Map.groupBy(rows, ({ record }) => record)) {
    const record = work.ctx.registry.record(name)!
    const group = planned.map((row) => withoutGone(record, row))
    const fresh = group.filter(({ state }) => state === 'new')
    const known = group.filter(({ state }) => state === 'update')
    await create(work, record, fresh)
    const changed = await update(work, record, known, run.options.update)
    const ofFile = fresh.filter(({ number }) => number !== null).length
    counts.created += ofFile
    counts.added += fresh.length - ofFile
    counts.updated += changed
    counts.unchanged += known.length - changed
  }
  await keepOrigins(work.tx, rows)
  return counts
}

/** Without values for fields of the company's own that it has put away since the plan was made. */
function withoutGone(record: RecordDefinition, row: Planned): Planned {
  const values = Object.entries(row.content.values)
  const known = values.filter(([name]) => name in record.all)
  return known.length === values.length
    ? row
    : { ...row, content: { ...row.content, values: Object.fromEntries(known) } }
}

/** Rows prepared while the database works on those before them. */
const slice = 1_000

async function create(work: Work, record: RecordDefinition, rows: readonly Planned[]): Promise<void> {
  let sending: Promise<void> = Promise.resolve()
  const since: Since[] = []
  try {
    for (let start = 0; start < rows.length; start += slice) {
      since.push(...(await createSlice(work, record, rows.slice(start, start + slice))))
      await sending
      sending = work.flush()
      // Told when it is waited for, not while nobody does.
      sending.catch(() => {})
    }
  } finally {
    // Of two that fail the first is told.
    await sending.catch(() => {})
  }
  await sending
  await happen(work, record, since)
}

/** What happened to a record that was brought in, after its creation. */
type Since = Past['since'][number] & { row: unknown }

/** Together, so that what follows from it follows in the order of the world, not of the file. */
async function happen(work: Work, record: RecordDefinition, since: readonly Since[]): Promise<void> {
  for (const [name, steps] of Map.groupBy(since, (step) => step.name)) {
    const changes = steps.map(({ row, patch, happenedAt }) => ({
      row: row as never,
      patch: patch as never,
      happenedAt,
    }))
    await work.updateMany(record, changes, { name })
  }
}

async function createSlice(work: Work, record: RecordDefinition, rows: readonly Planned[]): Promise<Since[]> {
  const pasts = rows.map((row) => pastOf(work.ctx, record, row))
  const items = pasts.map(({ values, happenedAt }) => ({ values: values as never, ...(happenedAt && { happenedAt }) }))
  const made = await work.createMany(record, items)
  await createParts(work, record, rows.map((row, index) => ({ row, happenedAt: pasts[index]!.happenedAt }))) // prettier-ignore
  return pasts.flatMap((past, index) => past.since.map((step) => ({ ...step, row: made[index]! })))
}

/** What the record's room says of its past; without a word it was created as it is, when the file says or now. */
function pastOf(ctx: Ctx, record: RecordDefinition, { id, content }: Planned): Past {
  const momentOf = (day: string) => noonOf(day, ctx.settings.timeZone)
  const rules = ctx.registry.rules(record).find((each) => each.past)
  const past: Past = rules?.past?.(content.values, momentOf) ?? { values: content.values, since: [] }
  const happenedAt = notAhead(ctx, past.happenedAt ?? content.createdAt ?? undefined)
  return { ...past, values: { ...past.values, id }, ...(happenedAt && { happenedAt }) }
}

/** A history has no future. */
function notAhead(ctx: Ctx, moment: string | undefined): string | undefined {
  return moment && moment < ctx.now().toISOString() ? moment : undefined
}

async function createParts(
  work: Work,
  of: RecordDefinition,
  rows: readonly { row: Planned; happenedAt: string | undefined }[],
) {
  const names = new Set(rows.flatMap(({ row }) => Object.keys(row.content.parts)))
  for (const name of names) {
    const part = work.ctx.registry.record(name)!
    const items = rows.flatMap(({ row, happenedAt }) => {
      const values = row.content.parts[name]
      return values
        ? [{ values: { ...values, [part.partOf!]: row.id } as never, ...(happenedAt && { happenedAt }) }]
        : []
    })
    await work.createMany(part, items)
  }
}

async function update(
  work: Work,
  record: RecordDefinition,
  rows: readonly Planned[],
  mode: Run['options']['update'],
): Promise<number> {
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  const current = new Map((await rowsByIds(work.tx, record, ids)).map((row) => [row.id, row]))
  const editable = await visibleIds({ ...work.ctx, db: work.tx as never }, record, ids, 'edit')
  const items = rows.flatMap((row) => {
    const now = current.get(row.id)
    if (!now || now.deletedAt || !editable.has(row.id)) return []
    const patch = patchFor(record, now, row.content.values, mode)
    return isEmpty(Object.keys(patch)) ? [] : [{ row: now as never, patch: patch as never }]
  })
  await work.updateMany(record, items)
  const { registry } = work.ctx
  const mine = rows.filter(({ id }) => editable.has(id))
  const said = mine.map(({ id, content }) => ({ id, parts: partsFor(registry, record, content.values, content.parts) }))
  const find = (part: RecordDefinition, filter: Filter) => work.find(part, filter, { limit: 1_000_000, lock: false })
  const missing = await missingParts(registry, find, said, mode)
  const more = mine.flatMap((row) => {
    const parts = missing.get(row.id)
    return parts ? [{ row: { ...row, content: { ...row.content, parts } }, happenedAt: undefined }] : []
  })
  await createParts(work, record, more)
  return new Set([...items.map(({ row }) => (row as { id: string }).id), ...missing.keys()]).size
}

async function keepOrigins(tx: Tx, rows: readonly Planned[]): Promise<void> {
  const known = rows.filter(({ content }) => content.origin !== null)
  if (known.length === 0) return
  await tx.run({
    text: `insert into import_origin (record, origin, record_id)
      select * from unnest($1::text[], $2::text[], $3::uuid[]) on conflict do nothing`,
    values: [known.map(({ record }) => record), known.map(({ content }) => content.origin), known.map(({ id }) => id)],
  })
}
