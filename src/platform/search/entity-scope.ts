import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import type { Reach } from '../../kernel/rights.ts'
import { asksRecord, ownersFor } from '../access/scope.ts'
import { hasShares, sharesFor } from '../access/shares.ts'
import { tableOf } from '../records/columns.ts'
import { keepers, me, type Place, type Read } from '../records/read/statement.ts'
import { scopeSql } from '../records/read/scope-sql.ts'
import { knownSql } from '../records/read/unknown-fields.ts'

/** The rows of the directory that the actor may see: the same answer, record by record, as a list of that record gives. */
export function entityScope(
  ctx: Ctx,
  table: string,
  place: Place,
  records: readonly RecordDefinition[] = ctx.registry.records,
): string {
  const whole = records.filter((record) => !record.partOf)
  const parts = records.filter((record) => record.partOf && ctx.actor.permissions.of(record).see !== 'none')
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
  const telling = records.filter((record) => record.tellsOf && reachOf(ctx, record) !== 'none')
  const ruled = records.filter((record) => asksRecord(ctx.actor, record, 'see'))
  const apart = new Set([...telling, ...ruled])
  const kinds = Map.groupBy(records.filter((record) => !apart.has(record)), (record) => reachOf(ctx, record)) // prettier-ignore
  const ways = [...kinds].map(([reach, some]) => {
    const ofKind = `${table}.record = any (${names(some, place)})`
    if (reach === 'all') return ofKind
    if (reach === 'none') return 'false'
    const owned = `${table}.owner_id = any (${place(ownersOf(some[0]!), 'uuid[]')})`
    return `(${ofKind} and ${withShared(ctx, owned, `${table}.id`, some, place)})`
  })
  const asked = [
    ...ways.filter((way) => way !== 'false'),
    ...telling.map((record) => tellingSql(ctx, table, place, record)),
    ...ruled.map((record) => ruledSql(ctx, table, place, record)),
  ]
  return asked.length ? asked.join(' or ') : 'false'
}

/** Of a kind that tells of fields, the rows that tell of none which is hidden. */
function tellingSql(ctx: Ctx, table: string, place: Place, record: RecordDefinition): string {
  const ofKind = `${table}.record = any (${names([record], place)})`
  const known = knownSql(ctx, record, record.tellsOf!, 'told', place)
  return known
    ? `(${ofKind} and exists (select from ${tableOf(record).name} told where told.id = ${table}.id and ${known}))`
    : ofKind
}

/**
 * The directory knows whose a record is, not what it says: of a kind that somebody sees by rule each row that was found asks
 * the record itself. One by one (`offset 0`): all that meet a rule may be most of a million.
 */
function ruledSql(ctx: Ctx, table: string, place: Place, record: RecordDefinition): string {
  const seen = scopeSql(ctx, record, 'see', 'ruled', place) ?? 'true'
  return `(${table}.record = any (${names([record], place)}) and exists (select from ${tableOf(record).name} ruled where ruled.id = ${table}.id and ${seen} offset 0))`
}

function reachOf(ctx: Ctx, record: RecordDefinition): Reach {
  const { see } = ctx.actor.permissions.of(record)
  if (see === 'all' || see === 'none') return see
  return record.owned && ctx.actor.userId ? see : 'none'
}

/** What somebody sees by its owner, or because it was shared with them. */
function withShared(ctx: Ctx, owned: string, id: string, records: readonly RecordDefinition[], place: Place): string {
  if (!records.some((record) => hasShares(ctx.actor.shared, record, 'see'))) return owned
  return `(${owned} or ${id} = any (${place((given) => sharedAmong(given.ctx, records), 'uuid[]')}))`
}

/** The ids of what was shared with the actor, of these kinds. */
export const sharedAmong = (ctx: Ctx, records: readonly RecordDefinition[]): string[] =>
  records.flatMap((record) => sharesFor(ctx.actor.shared, record, 'see').map(({ id }) => id))

const ownerReads = new WeakMap<RecordDefinition, Read>()

/** The owners whose records of a kind the actor sees, and the circles that keep some for them; the same for every kind that they see as far. */
function ownersOf(record: RecordDefinition): Read {
  const known = ownerReads.get(record)
  if (known) return known
  const read: Read = ({ ctx }) => {
    const owners = ownersFor(ctx.actor, record, 'see')
    return owners === 'all' ? [] : [...owners, ...ctx.actor.circles]
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
  const some = records.filter((record) => record.owned && reachOf(ctx, record) !== 'none')
  if (
    some.length === 0 ||
    some.some((record) => reachOf(ctx, record) === 'all' || asksRecord(ctx.actor, record, 'see'))
  )
    return null
  // A team has oneself in it.
  const owners = ownersOf(some.find((record) => reachOf(ctx, record) === 'team') ?? some[0]!)
  const owned = `coalesce(${table}.owner_id, '${nobody}') = any (${place((given) => [...(owners(given) as string[]), nobody], 'uuid[]')})`
  return withShared(ctx, owned, `${table}.id`, some, place)
}

function privacySql(ctx: Ctx, table: string, place: Place): string {
  if (ctx.actor.userId === null) return `${table}.private is null`
  const asker = place(me, 'uuid')
  const kept = ctx.actor.circles.length > 0 ? `any (${place(keepers, 'uuid[]')})` : asker
  return `(${table}.private is null or ${table}.private = 'owner' and ${table}.owner_id = ${kept} or ${table}.private = 'author' and ${table}.author_id = ${asker})`
}
