import type { Runner } from '../db/runner.ts'
import { tableOf } from '../records/columns.ts'
import type { Registry } from '../records/registry.ts'
import type { JobHandler } from '../room.ts'
import type { FileStore } from './store.ts'

const day = 86_400_000
const atOnce = 500

/** Bytes come before their record, so young ones without one may still get it. Answers how many it removed. */
export async function sweepFiles(
  store: FileStore,
  known: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  now: Date,
) {
  const before = new Date(now.getTime() - day)
  await store.clear(before)
  let removed = 0
  let batch: string[] = []
  const sweep = async () => {
    const kept = await known(batch)
    const orphans = batch.filter((id) => !kept.has(id))
    for (const id of orphans) await store.remove(id)
    removed += orphans.length
    batch = []
  }
  for await (const { id, at } of store.list()) {
    if (at < before && batch.push(id) === atOnce) await sweep()
  }
  if (batch.length > 0) await sweep()
  return removed
}

/** The nightly job that removes bytes which no record names any more. */
export function fileJobs(store: FileStore): JobHandler[] {
  const run: JobHandler['run'] = async (ctx) => {
    const removed = await sweepFiles(store, (ids) => knownIds(ctx.db, ctx.registry, ids), ctx.now())
    if (removed > 0) ctx.log.info({ removed }, 'bytes without a record were removed')
  }
  return [{ name: 'remove-orphaned-files', cron: '23 3 * * *', run }]
}

/** Those that have a record, in the bin or not. */
async function knownIds(db: Runner, registry: Registry, ids: readonly string[]): Promise<Set<string>> {
  const record = registry.record('file')
  if (!record) return new Set(ids)
  const text = `select id from ${tableOf(record).name} where id = any($1::uuid[])`
  return new Set((await db.run<{ id: string }>({ text, values: [ids] })).map((row) => row.id))
}
