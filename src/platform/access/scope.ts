import type { RecordDefinition } from '../../kernel/record.ts'
import type { Actor } from './actor.ts'
import type { Need } from '../../kernel/rights.ts'

/** Whose records a reach covers: everybody's, nobody's, or those of these owners. */
export type Scope = 'all' | 'none' | { owners: readonly string[] }

/**
 * The one place that says which records of a kind somebody may see, edit or delete, by their owner.
 * Territories will change this function only.
 */
export function scopeOf(actor: Actor, record: RecordDefinition, need: Need): Scope {
  const reach = actor.permissions.of(record)[need]
  if (reach === 'all' || reach === 'none') return reach
  if (!actor.userId) return 'none'
  return { owners: reach === 'team' ? actor.team : [actor.userId] }
}
