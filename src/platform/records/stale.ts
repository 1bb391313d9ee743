import type { RecordDefinition } from '../../kernel/record.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Values } from './check.ts'
import { confirmed } from './confirmed.ts'
import { same } from './rows.ts'
import type { Work } from './work.ts'

/** Who changed a field last, and when. */
interface Latest {
  by: string
  at: string
}

/** Refuses when others changed, since the version that the asker saw, a field that this patch changes too. */
export async function checkStale(work: Work, record: RecordDefinition, row: Values, patch: Values, version: number) {
  if (row.version === version) return
  const { fields } = await changedSince(work, row.id as string, version)
  const hidden = work.ctx.actor.permissions.of(record).hidden
  const conflicts = Object.keys(patch)
    .filter((name) => fields.has(name) && !hidden.has(name) && !same(row[name], patch[name]))
    .map((field) => ({ field, theirs: row[field] ?? null, mine: patch[field] ?? null, ...fields.get(field)! }))
  // A version that does not exist yet was never seen: nothing can be said about what changed since.
  if (conflicts.length > 0 || version > (row.version as number)) throw refuse.stale(row.version as number, conflicts)
}

/** Refuses when anything at all changed since: what goes to the bin must be what was looked at. */
export async function checkUnchanged(work: Work, row: { id: string; version: number }, version: number) {
  if (row.version === version) return
  const { last } = await changedSince(work, row.id, version)
  throw refuse.stale(row.version, [], last)
}

async function changedSince(work: Work, id: string, version: number) {
  const lines = await work.tx.run<{ after: Values | null; actor_name: string; recorded_at: string }>({
    name: 'changed_since',
    text: `select case when name = '${confirmed}' then '{}'::jsonb else after end as after, actor_name, recorded_at from ledger where record_id = $1 and version > $2 order by version`,
    values: [id, version],
  })
  const fields = new Map<string, Latest>()
  let last: Latest | undefined
  for (const { after, actor_name: by, recorded_at: at } of lines) {
    last = { by, at }
    for (const name of Object.keys(after ?? {})) fields.set(name, last)
  }
  return { fields, last }
}
