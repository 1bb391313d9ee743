import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { targetOf } from '../model/reading.ts'

/** How far a column may become this: not known to them, seen (to match by), or theirs to write. */
export type Openness = 'unknown' | 'seen' | 'open'

/** Says of keys of an import what whoever asks may do with them, by the fields of the record that they stand for. */
export function opennessFor(ctx: Ctx, record: RecordDefinition): (key: string) => Openness {
  const { hidden, closed } = ctx.actor.permissions.of(record)
  return (key) => {
    const target = targetOf(key, record, ctx.registry.records)
    if (!target) return 'unknown'
    // A whole name is written into its parts.
    const names =
      key === '@name' ? Object.values(record.naming ?? {}) : target.name && !target.part ? [target.name] : []
    if (names.some((name) => hidden.has(name))) return 'unknown'
    return names.some((name) => closed.has(name)) ? 'seen' : 'open'
  }
}
