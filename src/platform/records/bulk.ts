import { z } from 'zod'
import type { Filter } from '../../kernel/filter.ts'
import { filterSchema } from '../../kernel/filter-schema.ts'
import { newId } from '../../kernel/id.ts'
import { nested } from '../../kernel/own-field.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { labelOf, many, say, saying } from '../../kernel/sentence.ts'
import type { Ctx } from '../context.ts'
import { actIn, checkInput } from './act.ts'
import { checkGiven, type Values } from './check.ts'
import { checkMayErase, eraseIn } from './erase.ts'
import { inWork } from './open-work.ts'
import { restoreIn } from './remove.ts'
import { listRecords } from './read/index.ts'
import type { Work } from './work.ts'
import { told } from '../words/index.ts'

const values = z.record(z.string(), z.unknown())
const items = z.record(z.string().max(60), z.array(z.string().max(200)).min(1).max(200))

export const bulkRequest = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    filter: filterSchema.optional(),
    q: z.string().max(200).optional().describe('With a filter: text to look for within what it finds.'),
    changes: z
      .array(z.strictObject({ id: z.uuid(), patch: values }))
      .min(1)
      .max(5_000)
      .optional()
      .describe('Another patch for each: what was pasted from a spreadsheet.'),
    patch: values.optional().describe('What changes on each of them.'),
    add: items.optional().describe('Put into lists, such as tags, beside what is there.'),
    remove: items.optional().describe('Taken out of lists.'),
    action: z.strictObject({ name: z.string().max(60), input: values.optional() }).optional(),
    confirm: z.array(z.uuid()).max(50).optional().describe('Rules that need a confirmation and may be left unmet.'),
    preview: z.boolean().optional().describe('Only says how many would change, and why others would not.'),
  })
  .refine(({ ids, filter, changes }) => isOne(ids, filter, changes), saying('Say either ids, a filter, or changes.'))
  .refine(
    ({ changes, patch, add, remove, action }) => isOne(changes, patch, add ?? remove, action),
    saying('Say either a patch, what to add and remove, or an action.'),
  )
export type BulkRequest = z.infer<typeof bulkRequest>

const isOne = (...given: unknown[]) => given.filter((each) => each !== undefined).length === 1

export interface BulkReport {
  total: number
  change: number
  /** Those that are so already. */
  unchanged: number
  /** Why the others are left, with the first hundred of each reason. */
  skipped: { reason: string; count: number; ids: string[] }[]
}

/** Does it to one; answers whether that made a difference. */
type Step = (work: Work, id: string) => Promise<boolean>
const batch = 200
const mostNamed = 100

/** Checks what is asked before anything is queued, so that a mistake is answered at once. */
export function checkBulk(ctx: Ctx, record: RecordDefinition, request: BulkRequest): void {
  stepOf(ctx, record, request)
}

/**
 * Changes many records with one cause, in batches; what cannot be changed is skipped with its reason. A preview makes
 * the same changes and takes none of them over.
 */
export async function runBulk(
  ctx: Ctx,
  record: RecordDefinition,
  request: BulkRequest,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<BulkReport & { cause: string }> {
  const cause = ctx.cause.kind === 'bulk' ? ctx.cause : ({ id: newId(), kind: 'bulk' } as const)
  const own: Ctx = { ...ctx, cause, ...(request.confirm && { confirmed: new Set(request.confirm) }) }
  const ids = await targetsOf(ctx, record, request)
  const step = stepOf(ctx, record, request)
  const tally: Tally = { change: 0, unchanged: 0, skipped: new Map() }
  for (let start = 0; start < ids.length; start += batch) {
    const part = ids.slice(start, start + batch)
    await changeAll(own, part, step, tally, request.preview === true)
    await progress(start + part.length, ids.length)
  }
  return {
    total: ids.length,
    change: tally.change,
    unchanged: tally.unchanged,
    skipped: [...tally.skipped].map(([reason, all]) => ({ reason, count: all.length, ids: all.slice(0, mostNamed) })),
    cause: own.cause.id,
  }
}

interface Tally {
  change: number
  unchanged: number
  skipped: Map<string, string[]>
}

class OnlyPreview extends Error {}

/** The batch as one transaction; where one of it is refused, each of it alone, so that the others are kept. */
async function changeAll(ctx: Ctx, ids: readonly string[], step: Step, tally: Tally, preview: boolean): Promise<void> {
  const together = await attempt(ctx, ids, step, preview)
  if (!(together instanceof Refusal)) {
    tally.change += together
    tally.unchanged += ids.length - together
  } else if (ids.length > 1) {
    for (const id of ids) await changeAll(ctx, [id], step, tally, preview)
  } else {
    const reason = told(ctx, together.fields[0] ?? together.sentence)
    tally.skipped.set(reason, [...(tally.skipped.get(reason) ?? []), ids[0]!])
  }
}

/** How many it made a difference to, or why it was refused. */
async function attempt(ctx: Ctx, ids: readonly string[], step: Step, preview: boolean): Promise<number | Refusal> {
  let changed = 0
  try {
    await inWork(ctx, async (work) => {
      for (const id of ids) if (await step(work, id)) changed++
      if (preview) throw new OnlyPreview()
    })
    return changed
  } catch (error) {
    if (error instanceof OnlyPreview) return changed
    if (error instanceof Refusal) return error
    throw error
  }
}

function stepOf(ctx: Ctx, shipped: RecordDefinition, request: BulkRequest): Step {
  const record = ctx.registry.own(shipped)
  if (request.changes) return eachItsOwn(ctx, record, request.changes)
  if (request.patch) {
    const patch = checkGiven(ctx, record, 'patch', request.patch)
    return async (work, id) => patched(work, record, await work.load(record, id, 'edit'), patch)
  }
  if (request.add ?? request.remove) return inLists(ctx, record, request.add ?? {}, request.remove ?? {})
  const { name, input } = request.action!
  if (name === 'delete') {
    return async (work, id) => {
      await work.remove(record, await work.load(record, id, 'delete'))
      return true
    }
  }
  if (name === 'restore') return async (work, id) => Boolean(await restoreIn(work, record, id))
  if (name === 'erase') {
    checkMayErase(ctx, record)
    return async (work, id) => eraseIn(work, record, id)
  }
  const handler = ctx.registry.action(record, name)
  if (!handler?.action.bulk) {
    throw refuse.invalid([
      { field: 'action.name', ...say('“{name}” cannot be done to many {records}.', { name, records: many(record) }) },
    ])
  }
  const checked = checkInput(handler, input)
  return async (work, id) => {
    await actIn(work, handler, id, checked)
    return true
  }
}

async function patched(
  work: Work,
  record: RecordDefinition,
  row: { version: number },
  patch: Values,
): Promise<boolean> {
  const next = await work.update(record, row as never, patch as never)
  return next.version !== row.version
}

/** A patch that is wrong leaves out its own record only. */
function eachItsOwn(ctx: Ctx, record: RecordDefinition, changes: NonNullable<BulkRequest['changes']>): Step {
  const patches = new Map(changes.map(({ id, patch }) => [id, patch]))
  return async (work, id) => {
    const row = await work.load(record, id, 'edit')
    return patched(work, record, row, checkGiven(ctx, record, 'patch', patches.get(id)))
  }
}

type Items = NonNullable<BulkRequest['add']>

/** Puts into lists and takes out of them; refuses fields that are none. */
function inLists(ctx: Ctx, record: RecordDefinition, add: Items, remove: Items): Step {
  const names = [...new Set([...Object.keys(add), ...Object.keys(remove)])]
  checkGiven(ctx, record, 'patch', nested({ ...remove, ...add }))
  const single = names.find((name) => !['links', 'choices'].includes(record.all[name]!.type))
  if (single)
    throw refuse.invalid([{ field: single, ...say('{field} is no list.', { field: labelOf(record.all[single]!) }) }])
  return async (work, id) => {
    const row: Values & { version: number } = await work.load(record, id, 'edit')
    const patch = names.map((name) => {
      const kept = ((row[name] ?? []) as string[]).filter((item) => !remove[name]?.includes(item))
      return [name, [...new Set([...kept, ...(add[name] ?? [])])]]
    })
    return patched(work, record, row, checkGiven(ctx, record, 'patch', nested(Object.fromEntries(patch))))
  }
}

/** How many records it is about, counted no further than a little beyond a thousand. */
export async function sizeOfBulk(ctx: Ctx, record: RecordDefinition, request: BulkRequest): Promise<number> {
  if (!request.filter) return (request.ids ?? request.changes!).length
  const { filter, q } = request
  const { page } = await listRecords(ctx, record, { filter, q, fields: [], limit: 1, count: 'capped' })
  return page.count!.value
}

async function targetsOf(ctx: Ctx, record: RecordDefinition, request: BulkRequest): Promise<string[]> {
  if (request.filter) return idsOf(ctx, record, request.filter, request.q)
  return [...new Set(request.ids ?? request.changes!.map(({ id }) => id))].sort()
}

async function idsOf(ctx: Ctx, record: RecordDefinition, filter: Filter, q: string | undefined): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const { data, page } = await listRecords(ctx, record, {
      filter,
      q,
      fields: [],
      sort: 'id',
      limit: 200,
      ...(after && { after }),
    })
    ids.push(...data.map((row: Values) => row.id as string))
    if (!page.more) return ids
    after = page.after!
  }
}
