import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Need } from '../../kernel/rights.ts'
import type { Actor } from './actor.ts'
import { inNoCircle } from './circles.ts'
import { extentsOf, type Extent } from './permissions.ts'
import { sharesFor } from './shares.ts'

/**
 * Which records a reach covers: all, none, or those of these owners; beside them those in these territories, those that these
 * circles keep, those that meet a rule and, by their ids, those that were shared.
 */
export type Scope = 'all' | 'none' | Reached
interface Reached {
  reach: 'territory' | 'team' | 'own'
  owners: readonly string[]
  territories: readonly string[]
  circles: readonly string[]
  shared: readonly string[]
  rule: Filter | null
}

/**
 * The one place that says which records of a kind somebody may see, edit or delete: what lies within each of these. A share
 * or a rule widens how far a role reaches; what a role does not allow at all, it does not open. Another way
 * to reach records changes this function, and what it compiles to.
 */
export function scopesOf(actor: Actor, record: RecordDefinition, need: Need): readonly Scope[] {
  const right = actor.permissions.of(record)
  const extents = extentsOf(right, need)
  const seen = extentsOf(right, 'see')
  // What a rule opens to be changed may lie beyond what is seen, and what is a team's outside of the territories.
  const isApart =
    need !== 'see' && (extents.some(({ rule }) => rule) || seen.some(({ reach }) => reach === 'territory'))
  return (isApart ? [...extents, ...seen] : extents).map((extent) => scopeWithin(actor, record, need, extent))
}

function scopeWithin(actor: Actor, record: RecordDefinition, need: Need, { reach, rule }: Extent): Scope {
  if (reach === 'all' || reach === 'none') return reach
  if (!actor.userId || !record.owned) return 'none'
  const shared = sharesFor(actor.shared, record, need).map(({ id }) => id)
  const territories = reach === 'territory' && record.territory ? actor.territories : []
  const circles = isOpenTo(record, need) ? actor.circles : inNoCircle
  return { reach, owners: reach === 'team' ? actor.team : [actor.userId], territories, circles, shared, rule }
}

/** Whether those of a circle may see or edit what it keeps: to delete stays with whose it is. */
export const isOpenTo = ({ circled }: RecordDefinition, need: Need): boolean =>
  circled !== undefined && (need === 'see' || (need === 'edit' && circled === 'edit'))

/** Whose records somebody may see, edit or delete because they are theirs: every user's, or these users'. */
export function ownersFor(actor: Actor, record: RecordDefinition, need: Need): 'all' | readonly string[] {
  const scopes = scopesOf(actor, record, need).filter((scope) => scope !== 'all')
  if (scopes.length === 0) return 'all'
  const [first, ...others] = scopes.map((scope) => new Set(scope === 'none' ? [] : scope.owners))
  return [...others.reduce((both, each) => both.intersection(each), first!)]
}

/** Whether what a record says has a say in it, and not only whose it is: a rule, or where it lies. */
export const asksRecord = ({ permissions }: Actor, record: RecordDefinition, need: Need): boolean =>
  extentsOf(permissions.of(record), need).some(({ reach, rule }) => rule !== null || reach === 'territory')

/** Something that must hold of a record. */
export type Condition =
  | { is: 'within'; scope: Scope; at: number }
  /** It is not private, or kept by the asker: the one in this field; a circle where one stands there, else its owner. */
  | { is: 'open'; keeper: 'owner' | 'createdBy' | 'circle' }
  /** It is a part: the right to what this field leads to decides. */
  | { is: 'part'; field: string; need: Need }
  /** The field of which it tells, named in this one, is known to the asker. */
  | { is: 'known'; field: string }

const keeperIn = ({ private: kept, circled }: RecordDefinition) =>
  kept === 'author' ? 'createdBy' : circled ? 'circle' : 'owner'

/** All that must hold of a record so that somebody may see, edit or delete it. Statements are compiled from it, and reasons are given by it. */
export function conditionsOf(actor: Actor, record: RecordDefinition, need: Need): readonly Condition[] {
  const conditions: Condition[] = scopesOf(actor, record, need).map((scope, at) => ({ is: 'within', scope, at }))
  if (record.private) conditions.push({ is: 'open', keeper: keeperIn(record) })
  // To take a part away is to change what it is a part of.
  if (record.partOf) conditions.push({ is: 'part', field: record.partOf, need: need === 'delete' ? 'edit' : need })
  if (record.tellsOf) conditions.push({ is: 'known', field: record.tellsOf })
  return conditions
}
