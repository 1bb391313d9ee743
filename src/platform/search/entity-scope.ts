import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { scopeOf, type Scope } from '../access/scope.ts'
import type { Place } from '../records/read/statement.ts'

/** The rows of the directory that the actor may see: the same answer, record by record, as a list of that record gives. */
export function entityScope(ctx: Ctx, table: string, place: Place, records: readonly RecordDefinition[] = ctx.registry.records): string {
  const whole = records.filter((record) => !record.partOf)
  const parts = records.filter((record) => record.partOf)
  const ways = [ownScope(ctx, table, place, whole)]
  for (const group of Map.groupBy(parts, (record) => rootOf(ctx, record)).values()) {
    const alias = `${table}_of`
    const parents = [...new Set(group.map((record) => parentOf(ctx, record)))]
    const inner = entityScope(ctx, alias, place, parents)
    ways.push(`(${table}.record = any (${names(group, place)}) and exists (select from entity ${alias} where ${alias}.id = ${table}.part_of and ${inner}))`)
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
  const byScope = Map.groupBy(records, (record) => kindOf(scopeOf(ctx.actor, record, 'see'), record))
  const ways: string[] = []
  const open = byScope.get('all')
  if (open) ways.push(`${table}.record = any (${names(open, place)})`)
  const own = byScope.get('owners')
  if (own) {
    const sample = own[0]!
    const owners = place(({ ctx }) => (scopeOf(ctx.actor, sample, 'see') as { owners: readonly string[] }).owners, 'uuid[]')
    ways.push(`(${table}.record = any (${names(own, place)}) and ${table}.owner_id = any (${owners}))`)
  }
  return ways.length ? ways.join(' or ') : 'false'
}

function kindOf(scope: Scope, record: RecordDefinition): 'all' | 'none' | 'owners' {
  if (typeof scope === 'string') return scope
  return record.owned ? 'owners' : 'none'
}

function privacySql(ctx: Ctx, table: string, place: Place): string {
  if (ctx.actor.userId === null) return `${table}.private is null`
  const me = () => place(({ ctx }) => ctx.actor.userId, 'uuid')
  return `(${table}.private is null or ${table}.private = 'owner' and ${table}.owner_id = ${me()} or ${table}.private = 'author' and ${table}.author_id = ${me()})`
}
