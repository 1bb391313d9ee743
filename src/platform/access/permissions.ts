import type { RecordDefinition } from '../../kernel/record.ts'

/** Which records of a kind a right covers: all, those one owns, or none. */
export type Reach = 'all' | 'own' | 'none'
export type Need = 'see' | 'edit' | 'delete'

/** What one may do with one kind of record. */
export interface Right {
  see: Reach
  edit: Reach
  delete: Reach
  create: boolean
  /** Fields that are unknown to them. */
  hidden: ReadonlySet<string>
}

export type Role = 'owner' | 'admin' | 'member' | 'viewer'

/** What somebody may do; a value that can be printed. Its version changes with its meaning, so caches are keyed by it. */
export interface Permissions {
  version: string
  role: Role
  of(record: RecordDefinition): Right
}

const cache = new Map<string, Permissions>()

/** The permissions of a role where members see everything or only what is theirs. */
export function permissionsOf(role: Role, membersSee: 'all' | 'own'): Permissions {
  const version = `${role}:${membersSee}`
  const known = cache.get(version)
  if (known) return known
  const rights = new WeakMap<RecordDefinition, Right>()
  const of = (record: RecordDefinition) => {
    const right = rights.get(record) ?? rightOf(role, membersSee, record)
    rights.set(record, right)
    return right
  }
  const made = { version, role, of }
  cache.set(version, made)
  return made
}

const nothing = new Set<string>()

function rightOf(role: Role, membersSee: 'all' | 'own', record: RecordDefinition): Right {
  if (role === 'owner' || role === 'admin')
    return { see: 'all', edit: 'all', delete: 'all', create: true, hidden: nothing }
  const hidden = new Set(Object.keys(record.all).filter((name) => record.all[name]!.sensitivity === 'secret'))
  const see: Reach = record.owned ? (role === 'member' ? membersSee : 'all') : 'all'
  if (record.secluded) return { see: 'none', edit: 'none', delete: 'none', create: false, hidden }
  if (role === 'viewer' || record.setting) return { see, edit: 'none', delete: 'none', create: false, hidden }
  if (record.shared) return { see, edit: 'all', delete: 'none', create: true, hidden }
  const mine: Reach = record.owned ? 'own' : record.partOf ? 'all' : 'none'
  return { see, edit: mine, delete: mine, create: record.owned || Boolean(record.partOf), hidden }
}
