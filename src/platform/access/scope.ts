import type { RecordDefinition } from '../../kernel/record.ts'
import type { Need } from '../../kernel/rights.ts'
import type { Actor } from './actor.ts'
import { sharesFor } from './shares.ts'

/** Whose records a reach covers: everybody's, nobody's, or those of these owners; and, by their ids, those that were shared. */
export type Scope = 'all' | 'none' | { owners: readonly string[]; shared: readonly string[] }

/**
 * The one place that says which records of a kind somebody may see, edit or delete, by their owner and by what was shared.
 * A share widens how far a role reaches; what a role does not allow at all, it does not open. Territories will change this
 * function only.
 */
export function scopeOf(actor: Actor, record: RecordDefinition, need: Need): Scope {
  const reach = actor.permissions.of(record)[need]
  if (reach === 'all' || reach === 'none') return reach
  if (!actor.userId || !record.owned) return 'none'
  const shared = sharesFor(actor.shared, record, need).map(({ id }) => id)
  return { owners: reach === 'team' ? actor.team : [actor.userId], shared }
}

/** Something that must hold of a record. */
export type Condition =
  | { is: 'within'; scope: Scope }
  /** It is not private, or kept by the asker: the one in this field. */
  | { is: 'open'; keeper: 'owner' | 'createdBy' }
  /** It is a part: the right to what this field leads to decides. */
  | { is: 'part'; field: string; need: Need }
  /** The field of which it tells, named in this one, is known to the asker. */
  | { is: 'known'; field: string }

/** All that must hold of a record so that somebody may see, edit or delete it. Statements are compiled from it, and reasons are given by it. */
export function conditionsOf(actor: Actor, record: RecordDefinition, need: Need): readonly Condition[] {
  const conditions: Condition[] = [{ is: 'within', scope: scopeOf(actor, record, need) }]
  if (record.private) conditions.push({ is: 'open', keeper: record.private === 'author' ? 'createdBy' : 'owner' })
  // To take a part away is to change what it is a part of.
  if (record.partOf) conditions.push({ is: 'part', field: record.partOf, need: need === 'delete' ? 'edit' : need })
  if (record.tellsOf) conditions.push({ is: 'known', field: record.tellsOf })
  return conditions
}
