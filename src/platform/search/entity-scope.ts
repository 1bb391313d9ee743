import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { scopeOf } from '../access/scope.ts'
import { me, type Place, type Read } from '../records/read/statement.ts'

/** The rows of the directory that the actor may see: the same answer, record by record, as a list of that record gives. */
export function entityScope(
  ctx: Ctx,
  table: string,
  place: Place,
  records: readonly RecordDefinition[] = ctx.registry.records,
): string {
  const whole = records.filter((record) => !record.partOf)
  const parts = records.filter((record) => record.partOf)
  const ways = [ownScope(ctx, table, place, whole)]
  for (const group of Map.groupBy(parts, (record) => rootOf(ctx, record)).values()) {
    const alias = `${table}_of`
    const parents = [...new Set(group.map((record) => parentOf(ctx, record)))]
    const inner = entityScope(ctx, alias, place, parents)
    ways.push(
      `(${table}.record = any (${names(group, place)}) and exists (select from entity ${alias} where ${alias}.id = ${table}.part_of and ${inner}))`,
    )
  }
  const asked = ways.filter((way) => way !== 'false')
  return `${privacySql(ctx, table, place)} and (${asked.length ? asked.join(' or ') : 'false'})`
}

const parentOf = (ctx: Ctx, record: RecordDefinition) => ctx.registry.record(record.all[record.partOf!]!.to!)!

/** The record at the end of the chain of parts; parts of one root are asked for together. */
function rootOf(ctx: Ctx, record: RecordDefinition): RecordDefinition {
  return record.partOf ? rootOf(ctx, parentOf(ctx, record)) : record
}

function names(records: readonly RecordDefinition[], place: Place): string {
  const list = records.map((record) => record.name)
  return place(() => list, 'text[]')
}

function ownScope(ctx: Ctx, table: string, place: Place, records: readonly RecordDefinition[]): string {
  const open = records.filter((record) => kindOf(ctx, record) === 'all')
  const own = records.filter((record) => kindOf(ctx, record) === 'owners')
  const ways: string[] = []
  if (open.length) ways.push(`${table}.record = any (${names(open, place)})`)
  if (own.length)
    ways.push(
      `(${table}.record = any (${names(own, place)}) and ${table}.owner_id = any (${place(ownersOf(own[0]!), 'uuid[]')}))`,
    )
  return ways.length ? ways.join(' or ') : 'false'
}

function kindOf(ctx: Ctx, record: RecordDefinition): 'all' | 'none' | 'owners' {
  const scope = scopeOf(ctx.actor, record, 'see')
  if (typeof scope === 'string') return scope
  return record.owned ? 'owners' : 'none'
}

const ownerReads = new WeakMap<RecordDefinition, Read>()

/** The owners whose records of a kind the actor sees; the same for every kind of which they do not see all. */
function ownersOf(record: RecordDefinition): Read {
  const known = ownerReads.get(record)
  if (known) return known
  const read: Read = ({ ctx }) => {
    const scope = scopeOf(ctx.actor, record, 'see')
    return typeof scope === 'string' ? [] : scope.owners
  }
  ownerReads.set(record, read)
  return read
}

const nobody = '00000000-0000-0000-0000-000000000000'

/**
 * For somebody who sees of all owned records only those of some owners: a condition that follows from their scope and lets
 * the index pass over what others own; null for everybody else.
 */
export function narrowSql(ctx: Ctx, table: string, place: Place, records: readonly RecordDefinition[]): string | null {
  const owned = records.filter((record) => record.owned)
  if (owned.length === 0 || !owned.every((record) => kindOf(ctx, record) === 'owners')) return null
  const owners = ownersOf(owned[0]!)
  return `coalesce(${table}.owner_id, '${nobody}') = any (${place((given) => [...(owners(given) as string[]), nobody], 'uuid[]')})`
}

function privacySql(ctx: Ctx, table: string, place: Place): string {
  if (ctx.actor.userId === null) return `${table}.private is null`
  const asker = place(me, 'uuid')
  return `(${table}.private is null or ${table}.private = 'owner' and ${table}.owner_id = ${asker} or ${table}.private = 'author' and ${table}.author_id = ${asker})`
}
