import { Refusal } from '../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { undo } from '../../../platform/records/index.ts'
import { rowsByIds } from '../../../platform/records/fetch.ts'
import { titleOf } from '../../../platform/search/index.ts'
import type { Site } from '../../../platform/site.ts'
import { told } from '../../../platform/words/index.ts'
import type { KeptBack } from '../model/index.ts'
import { usedBy } from './in-use.ts'
import { settle } from './settle.ts'

interface Touched {
  record: string
  id: string
  /** Whether it came with the cause, so that it goes with it. */
  brought: boolean
}

/**
 * Takes back what a cause has set up, the last first, each as far as nobody has changed or used it since; answers what was
 * kept, and why. What something else still needs is tried again once that is gone.
 */
export async function takeBack(
  site: Site,
  ctx: Ctx,
  cause: string,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<{ changes: number; kept: KeptBack[] }> {
  const all = await touchedBy(ctx, cause)
  let changes = 0
  for (let left = all; ;) {
    const kept: (Touched & { why: Sentence })[] = []
    for (const each of left) {
      const why = await oneBack({ ...ctx, registry: site.registry }, cause, each)
      if (why) kept.push({ ...each, why })
      else await progress(++changes, all.length)
    }
    await settle(site)
    if (kept.length === 0 || kept.length === left.length) return { changes, kept: await named(ctx, site, kept) }
    left = kept
  }
}

async function touchedBy({ db }: Ctx, cause: string): Promise<Touched[]> {
  const text = `select record, record_id as id, bool_or(name in ('create', 'restore')) as brought
    from ledger where cause_id = $1 group by record, record_id order by min(id) desc`
  return db.run<Touched>({ name: 'touched_by_cause', text, values: [cause] })
}

/** Takes one back; answers why not, where it stays. */
async function oneBack(ctx: Ctx, cause: string, { record: name, id, brought }: Touched): Promise<Sentence | null> {
  const record = ctx.registry.record(name)
  const [row] = record ? await rowsByIds(ctx.db, record, [id], false) : []
  if (!record || !row || (brought && row.deletedAt)) return null
  const used = brought ? await usedBy(ctx, record, row) : null
  if (used) return used
  try {
    const { report } = await undo(ctx, { cause, recordId: id })
    const left = [...report.conflicts, ...report.cannot].length
    return left > 0 ? say('It was changed since.') : null
  } catch (error) {
    if (error instanceof Refusal && error.status !== 503) return error.fields[0] ?? error.sentence
    throw error
  }
}

async function named(
  ctx: Ctx,
  { registry }: Site,
  kept: readonly (Touched & { why: Sentence })[],
): Promise<KeptBack[]> {
  const items = kept.map(async ({ record: name, id, why }) => {
    const record = registry.record(name)
    const [row] = record ? await rowsByIds(ctx.db, record, [id], false) : []
    return { record: name, name: record && row ? titleOf(registry, record, row) : name, why: told(ctx, why) }
  })
  return Promise.all(items)
}
