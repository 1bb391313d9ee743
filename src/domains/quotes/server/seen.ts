import type { RecordDefinition } from '../../../kernel/record.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Work } from '../../../platform/records/index.ts'

/** Of these records those that whoever is asking may see: what is copied leads them nowhere else. */
export async function seenOf(work: Work, record: RecordDefinition, ids: readonly (string | null)[]) {
  const asked = ids.filter((id) => id !== null)
  if (asked.length === 0) return new Set<string>()
  await work.flush()
  return visibleIds({ ...work.ctx, db: work.tx as never }, work.ctx.registry.own(record), asked)
}
