import type { Filter } from '../../kernel/filter.ts'
import { withFormulas } from '../../kernel/formula/index.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import {
  areWriting,
  atMost,
  isRuled,
  knownOf,
  mayHaveRule,
  needs,
  type KeyScope,
  type Need,
  type Reach,
  type RoleRights,
  type RoleRules,
} from '../../kernel/rights.ts'
import { namesIn } from '../../kernel/roll-up.ts'
import type { OwnRole } from './own-role.ts'

/** Whose records a right reaches, and beside them which rule. */
export interface Extent {
  reach: Reach
  rule: Filter | null
}

/** What one may do with one kind of record. */
export interface Right {
  see: Reach
  edit: Reach
  delete: Reach
  create: boolean
  /** Whether rows may leave as a file. */
  export: boolean
  /** Which actions may be done; null: all of them. */
  actions: ReadonlySet<string> | null
  /** Fields that are unknown to them. */
  hidden: ReadonlySet<string>
  /** Fields that they may not change; the hidden ones are among them. */
  closed: ReadonlySet<string>
  /** Fields that leave with no file; the hidden ones are among them. */
  kept: ReadonlySet<string>
  /** Where a rule stands beside a reach: what a right covers lies within each of these. */
  extents?: Partial<Record<Need, readonly Extent[]>>
}

/** How far a right goes: what it covers lies within each of these. */
export const extentsOf = (right: Right, need: Need): readonly Extent[] =>
  right.extents?.[need] ?? [{ reach: right[need], rule: null }]

export type Role = 'owner' | 'admin' | 'member' | 'viewer'

/** What somebody may do; a value that can be printed. Its version changes with its meaning, so caches are keyed by it. */
export interface Permissions {
  version: string
  /** How far it goes beyond records: a role of the company's own is a member's. */
  role: Role
  /** The role of the company's own that says so, if one does. */
  ownRole: string | null
  of(record: RecordDefinition): Right
}

/** The role by which a company tells people apart: one of its own, or one that Farley ships. */
export const roleOf = ({ ownRole, role }: Permissions): string => ownRole ?? role

const cache = new Map<string, Permissions>()
const remembered = 1_000

/** The permissions of a role, where members see everything or only what is theirs; a role of the company's own says it itself. */
export function permissionsOf(role: Role, membersSee: 'all' | 'own', own: OwnRole | null = null): Permissions {
  // What somebody who leads the company may do is not narrowed by a role that lies below.
  const ruled = own && (role === 'member' || role === 'viewer') ? own : null
  if (ruled)
    return made(`role:${ruled.id}:${ruled.version}:${membersSee}`, 'member', ruled.id, (record) =>
      rightIn(ruled.rights, rightOf('member', membersSee, record), record),
    )
  return made(`${role}:${membersSee}`, role, null, (record) => rightOf(role, membersSee, record))
}

/**
 * What a key with a scope of its own may do at most. It administers nothing; settings and tags it reads, and parts go with
 * what they are part of. A scope never changes, so its key's id says what it means.
 */
export function permissionsWithin(scope: Exclude<KeyScope, 'all'>, key: string): Permissions {
  if (scope === 'read') return permissionsOf('viewer', 'all')
  if (scope === 'provision') return permissionsWithin({}, key)
  const role = areWriting(scope) ? 'member' : 'viewer'
  return made(`scope:${key}`, role, null, (record) =>
    rightIn(scope, rightOf(isRuled(record) || record.partOf ? role : 'viewer', 'all', record), record),
  )
}

/** What both allow: a key can do no more than whom it acts for, a job no more than when it was begun. */
export function bothOf(one: Permissions, other: Permissions): Permissions {
  if (one.version === other.version) return one
  const role = leastRole(one.role, other.role)
  return made(`${one.version}&${other.version}`, role, one.ownRole ?? other.ownRole, (record) =>
    narrower(one.of(record), other.of(record)),
  )
}

export const roleOrder: readonly Role[] = ['viewer', 'member', 'admin', 'owner']

/** The lesser of two roles. */
export function leastRole(a: Role, b: Role): Role {
  return roleOrder[Math.min(roleOrder.indexOf(a), roleOrder.indexOf(b))]!
}

function made(
  version: string,
  role: Role,
  ownRole: string | null,
  rightFor: (record: RecordDefinition) => Right,
): Permissions {
  const known = cache.get(version)
  if (known) return known
  const rights = new WeakMap<RecordDefinition, Right>()
  const of = (record: RecordDefinition) => {
    const right = rights.get(record) ?? reckoned(record, rightFor)
    rights.set(record, right)
    return right
  }
  const permissions = { version, role, ownRole, of }
  if (cache.size >= remembered) cache.delete(cache.keys().next().value!)
  cache.set(version, permissions)
  return permissions
}

/** What is reckoned tells of what it comes of: it is as unknown as that, and stays where that stays. */
function reckoned(record: RecordDefinition, rightFor: (record: RecordDefinition) => Right): Right {
  const right = rightFor(record)
  const { hidden, closed, kept } = right
  const sums = (may: (source: Right) => ReadonlySet<string> | null) => sumsWithout(record, rightFor, may)
  const more = withFormulas(
    record,
    joined(
      hidden,
      sums((source) => (source.see === 'all' ? source.hidden : null)),
    ),
  )
  const leaving = withFormulas(record, joined(kept, sums((source) => (source.see === 'all' && source.export ? source.kept : null)))) // prettier-ignore
  if (more === hidden && leaving === kept) return right
  return { ...right, hidden: more, closed: closed.union(more), kept: leaving }
}

/** The sums of a record that come of what somebody may not know: of a field, or of any record of the kind; `may` answers which fields, or null for all. */
function sumsWithout(
  record: RecordDefinition,
  rightFor: (record: RecordDefinition) => Right,
  may: (source: Right) => ReadonlySet<string> | null,
): string[] {
  return Object.entries(record.all).flatMap(([name, { rollUp }]) => {
    const source = rollUp?.source?.()
    if (!rollUp || !source) return []
    const without = may(rightFor(source))
    const names = without && withFormulas(source, without)
    return names && !namesIn(rollUp).some((each) => names.has(each)) ? [] : [name]
  })
}

const joined = (names: ReadonlySet<string>, more: readonly string[]) => more.length === 0 ? names : names.union(new Set(more)) // prettier-ignore

const nothing: ReadonlySet<string> = new Set()
const secretsOf = (record: RecordDefinition) =>
  new Set(Object.keys(record.all).filter((name) => record.all[name]!.sensitivity === 'secret'))

function rightOf(role: Role, membersSee: 'all' | 'own', record: RecordDefinition): Right {
  if (role === 'owner' || role === 'admin') return right('all', 'all', 'all', true, nothing)
  const hidden = secretsOf(record)
  const see: Reach = record.owned ? (role === 'member' ? membersSee : 'all') : 'all'
  if (record.secluded) return right('none', 'none', 'none', false, hidden)
  if (role === 'viewer' || record.setting) return right(see, 'none', 'none', false, hidden)
  if (record.shared) return right(see, 'all', 'none', true, hidden)
  const mine: Reach = record.owned ? 'own' : record.partOf ? 'all' : 'none'
  return right(see, mine, mine, record.owned || Boolean(record.partOf), hidden)
}

function right(see: Reach, edit: Reach, remove: Reach, create: boolean, hidden: ReadonlySet<string>): Right {
  return { see, edit, delete: remove, create, export: true, actions: null, hidden, closed: hidden, kept: hidden }
}

/** Of records that a role may speak of, what it does not name is not allowed; settings and tags are as for every member. */
function rightIn(rights: RoleRights, usual: Right, record: RecordDefinition): Right {
  if (!isRuled(record)) return record.repeats ? asRepeated(rights, usual, record) : usual
  const said = rights[record.name]
  if (!said || said.see === 'none') return { ...right('none', 'none', 'none', false, usual.hidden), export: false }
  const { see, edit, delete: remove, create, export: leaves, actions, fields } = said
  const hidden = usual.hidden.union(without(record, fields?.see))
  const closed = hidden.union(without(record, fields?.edit))
  const kept = hidden.union(without(record, fields?.export))
  const within = { see, edit: atMost(edit, see), delete: atMost(remove, see) }
  const extents = said.rules && { extents: ruledBy(said.rules, within) }
  const may = { create, export: leaves, actions: actions ? new Set(actions) : null }
  return { ...within, ...may, hidden, closed, kept, ...extents }
}

/** The rules that stand beside a reach. */
function ruledBy(rules: RoleRules, within: Record<Need, Reach>): NonNullable<Right['extents']> {
  const ruled = needs.filter((need) => rules[need] && mayHaveRule(within[need]))
  return Object.fromEntries(ruled.map((need) => [need, [{ reach: within[need], rule: rules[need]! }]]))
}

/** A part that says what stands in its whole as well is not known better than that. */
function asRepeated(rights: OwnRole['rights'], usual: Right, record: RecordDefinition): Right {
  const fields = rights[record.all[record.partOf!]!.to!]?.fields
  const hasAll = (named: readonly string[] | undefined) =>
    !named || record.repeats!.every((name) => named.includes(name))
  if (!hasAll(fields?.see)) return { ...right('none', 'none', 'none', false, usual.hidden), export: false }
  return hasAll(fields?.edit) ? usual : { ...usual, edit: 'none', delete: 'none', create: false }
}

/** All but those that are named and those that everybody knows of who sees the record. */
function without(record: RecordDefinition, named: readonly string[] | undefined): ReadonlySet<string> {
  if (!named) return nothing
  const known = knownOf(record)
  return new Set(Object.keys(record.all).filter((name) => !named.includes(name) && !known.has(name)))
}

function narrower(one: Right, other: Right): Right {
  const { actions } = one
  return {
    see: atMost(one.see, other.see),
    edit: atMost(one.edit, other.edit),
    delete: atMost(one.delete, other.delete),
    create: one.create && other.create,
    export: one.export && other.export,
    actions: actions && other.actions ? actions.intersection(other.actions) : (actions ?? other.actions),
    hidden: one.hidden.union(other.hidden),
    closed: one.closed.union(other.closed),
    kept: one.kept.union(other.kept),
    ...((one.extents ?? other.extents ?? areApart(one, other)) && { extents: withinBoth(one, other) }),
  }
}

/** Where one goes by territories and the other by teams, neither is the narrower. */
const areApart = (one: Right, other: Right): true | undefined =>
  needs.some((need) => one[need] !== other[need] && [one, other].some((right) => right[need] === 'territory')) ||
  undefined

/** With rules, two rights are no single reach: what both cover lies within all that each of them says. */
function withinBoth(one: Right, other: Right): NonNullable<Right['extents']> {
  const extents = (need: Need) => [...extentsOf(one, need), ...extentsOf(other, need)].filter(({ reach }) => reach !== 'all') // prettier-ignore
  const open = needs.filter((need) => mayHaveRule(atMost(one[need], other[need])))
  return Object.fromEntries(open.map((need) => [need, extents(need)]))
}
