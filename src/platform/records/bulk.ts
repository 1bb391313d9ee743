import { z } from 'zod'
import { filterSchema, type Filter } from '../../kernel/filter.ts'
import { newId } from '../../kernel/id.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { Ctx } from '../context.ts'
import { actIn, checkInput } from './act.ts'
import { checkGiven, type Values } from './check.ts'
import { inWork } from './open-work.ts'
import { listRecords } from './read/index.ts'
import type { Work } from './work.ts'

export const bulkRequest = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    filter: filterSchema.optional(),
    patch: z.record(z.string(), z.unknown()).optional().describe('What changes on each of them.'),
    action: z
      .strictObject({ name: z.string().max(60), input: z.record(z.string(), z.unknown()).optional() })
      .optional(),
    preview: z.boolean().optional().describe('Only says how many would change, and why others would not.'),
  })
  .refine((given) => (given.ids === undefined) !== (given.filter === undefined), 'Say either ids or a filter.')
  .refine((given) => (given.patch === undefined) !== (given.action === undefined), 'Say either a patch or an action.')
export type BulkRequest = z.infer<typeof bulkRequest>

export interface BulkReport {
  total: number
  change: number
  skipped: { reason: string; count: number }[]
}

type Step = (work: Work, id: string) => Promise<unknown>
const batch = 200

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
  const own: Ctx = ctx.cause.kind === 'bulk' ? ctx : { ...ctx, cause: { id: newId(), kind: 'bulk' } }
  const ids = request.ids ? [...new Set(request.ids)].sort() : await idsOf(ctx, record, request.filter!)
  const step = stepOf(ctx, record, request)
  const reasons = new Map<string, number>()
  let change = 0
  for (let start = 0; start < ids.length; start += batch) {
    const part = ids.slice(start, start + batch)
    change += await changeAll(own, part, step, reasons, request.preview === true)
    await progress(start + part.length, ids.length)
  }
  return {
    total: ids.length,
    change,
    skipped: [...reasons].map(([reason, count]) => ({ reason, count })),
    cause: own.cause.id,
  }
}

class OnlyPreview extends Error {}

/** The batch as one transaction; where one of it is refused, each of it alone, so that the others are kept. */
async function changeAll(
  ctx: Ctx,
  ids: readonly string[],
  step: Step,
  reasons: Map<string, number>,
  preview: boolean,
): Promise<number> {
  const together = await attempt(ctx, ids, step, preview)
  if (!(together instanceof Refusal)) return ids.length
  if (ids.length === 1) {
    reasons.set(together.message, (reasons.get(together.message) ?? 0) + 1)
    return 0
  }
  let changed = 0
  for (const id of ids) changed += await changeAll(ctx, [id], step, reasons, preview)
  return changed
}

async function attempt(ctx: Ctx, ids: readonly string[], step: Step, preview: boolean): Promise<Refusal | null> {
  try {
    await inWork(ctx, async (work) => {
      for (const id of ids) await step(work, id)
      if (preview) throw new OnlyPreview()
    })
    return null
  } catch (error) {
    if (error instanceof OnlyPreview) return null
    if (error instanceof Refusal) return error
    throw error
  }
}

function stepOf(ctx: Ctx, record: RecordDefinition, request: BulkRequest): Step {
  if (request.patch) {
    const patch = checkGiven(ctx, record, 'patch', request.patch)
    return async (work, id) => work.update(record, await work.load(record, id, 'edit'), patch as never)
  }
  const { name, input } = request.action!
  if (name === 'delete') return async (work, id) => work.remove(record, await work.load(record, id, 'delete'))
  const handler = ctx.registry.action(record, name)
  if (!handler?.action.bulk) {
    throw refuse.invalid([
      { field: 'action.name', message: `“${name}” cannot be done to many ${record.label.many.toLowerCase()}.` },
    ])
  }
  const checked = checkInput(handler.action, input)
  return (work, id) => actIn(work, handler, id, checked)
}

async function idsOf(ctx: Ctx, record: RecordDefinition, filter: Filter): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const { data, page } = await listRecords(ctx, record, {
      filter,
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
