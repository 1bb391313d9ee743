import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Values } from './check.ts'
import { same } from './rows.ts'
import type { Work } from './work.ts'

/** Refuses when others changed, since the version that the asker saw, a field that this patch changes too. */
export async function checkStale(work: Work, record: RecordDefinition, row: Values, patch: Values, version: number) {
  if (row.version === version) return
  const changed = await changedSince(work, row.id as string, version)
  const hidden = work.ctx.actor.permissions.of(record).hidden
  const conflicts = Object.keys(patch)
    .filter((name) => changed.has(name) && !hidden.has(name) && !same(row[name], patch[name]))
    .map((field) => ({ field, theirs: row[field] ?? null, mine: patch[field] ?? null }))
  // A version that does not exist yet was never seen: nothing can be said about what changed since.
  if (conflicts.length > 0 || version > (row.version as number)) throw refuse.stale(row.version as number, conflicts)
}

async function changedSince(work: Work, id: string, version: number): Promise<Set<string>> {
  const lines = await work.tx.run<{ after: Values | null }>({
    name: 'changed_since',
    text: 'select after from ledger where record_id = $1 and version > $2',
    values: [id, version],
  })
  return new Set(lines.flatMap(({ after }) => Object.keys(after ?? {})))
}
