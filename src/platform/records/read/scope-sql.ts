import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Need } from '../../../kernel/rights.ts'
import { conditionsOf, scopesOf, type Condition, type Scope } from '../../access/scope.ts'
import { hasShares } from '../../access/shares.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { ruleSql } from './rule-sql.ts'
import { targetOf } from './paths.ts'
import { keepers, me, type Place, type Read } from './statement.ts'
import { knownSql } from './unknown-fields.ts'

/** The rows that the actor may see, edit or delete; null when there is nothing to ask. `table` is the row's alias. */
export function scopeSql(
  ctx: Ctx,
  record: RecordDefinition,
  need: Need,
  table: string,
  place: Place,
  live = false,
  half?: Half,
): string | null {
  const parts = conditionsOf(ctx.actor, record, need).map((condition) => {
    if (condition.is === 'within') return reachSql(ctx, record, need, condition, table, place, half)
    if (condition.is === 'open') return privacySql(ctx, record, condition, table, place)
    if (condition.is === 'known') return knownSql(ctx, record, condition.field, table, place)
    return parentSql(ctx, record, condition, table, place, live)
  })
  const asked = parts.filter((part) => part !== null)
  return asked.length ? asked.join(' and ') : null
}

/** Of what somebody sees by its owner, by a rule or by a share, only the one or the other: each has an index of its own. */
export type Half = 'owned' | 'shared'

type Of<Is> = Extract<Condition, { is: Is }>

function reachSql(
  ctx: Ctx,
  record: RecordDefinition,
  need: Need,
  { scope, at }: Of<'within'>,
  table: string,
  place: Place,
  half?: Half,
): string | null {
  if (scope === 'all') return null
  if (scope === 'none') return 'false'
  const listed = (ofCtx: Ctx) => scopesOf(ofCtx.actor, record, need)[at] as Exclude<Scope, string>
  // Equality with one owner lets the index that begins with the owner give the rows in order.
  const owned =
    scope.reach === 'own'
      ? `${table}.owner_id = ${place((given) => listed(given.ctx).owners[0], 'uuid')}`
      : `${table}.owner_id = any (${place((given) => listed(given.ctx).owners, 'uuid[]')})`
  const ruled = scope.rule && ruleSql(ctx, record, scope.rule, table, place)
  const within = scope.reach === 'territory' && territorySql(ctx, record, table, place, (given) => listed(given.ctx).territories) // prettier-ignore
  const kept =
    scope.circles.length > 0 && `${table}.circle_id = any (${place((given) => listed(given.ctx).circles, 'uuid[]')})`
  const ways = [owned, within, kept, ruled].filter((each) => each)
  const mine = ways.length > 1 ? `(${ways.join(' or ')})` : owned
  if (half === 'owned' || !hasShares(ctx.actor.shared, record, need)) return mine
  const shared = `${table}.id = any (${place((given) => listed(given.ctx).shared, 'uuid[]')})`
  return half === 'shared' ? `${shared} and (${mine}) is not true` : `(${mine} or ${shared})`
}

/** The rows in some territories, by their own or by that of what they lead to. */
export function territorySql(
  ctx: Ctx,
  record: RecordDefinition,
  table: string,
  place: Place,
  territories: Read,
): string {
  if (!record.territory) return 'false'
  const { hops, column } = targetOf(ctx, record, record.territory, true)
  const some = `any (${place(territories, 'uuid[]')})`
  const [hop] = hops
  if (!hop) return `${table}.${column} = ${some}`
  const alias = `${table}_in`
  return `exists (select from ${tableOf(hop.to).name} ${alias} where ${alias}.id = ${table}.${hop.column} and ${alias}.${column} = ${some})`
}

function privacySql(ctx: Ctx, record: RecordDefinition, { keeper }: Of<'open'>, table: string, place: Place): string {
  if (ctx.actor.userId === null) return `${table}.private is not true`
  if (keeper === 'circle') {
    const kept = `any (${place(keepers, 'uuid[]')})`
    // Who a circle is made by is in it from the first moment on.
    const whose = record.gathers
      ? `${table}.circle_id = ${kept} or ${table}.owner_id = ${kept}`
      : `coalesce(${table}.circle_id, ${table}.owner_id) = ${kept}`
    return `(${table}.private is not true or ${whose})`
  }
  const column = keeper === 'owner' ? 'owner_id' : 'created_by'
  return `(${table}.private is not true or ${table}.${column} = ${place(me, 'uuid')})`
}

/** A part is seen and edited as the record that it belongs to; on lists, not while that is in the bin. One that may outlive its whole stands for itself then. */
function parentSql(
  ctx: Ctx,
  record: RecordDefinition,
  { field: name, need }: Of<'part'>,
  table: string,
  place: Place,
  live: boolean,
): string {
  const { field, key } = tableOf(record).stored.get(name)!
  const parent = ctx.registry.record(field.to!)!
  const alias = `${table}_of`
  const scope = scopeSql(ctx, parent, need, alias, place, live)
  const bin = live ? ` and ${alias}.deleted_at is null` : ''
  const whole = `exists (select from ${tableOf(parent).name} ${alias} where ${alias}.id = ${table}.${key}${bin}${scope ? ` and ${scope}` : ''})`
  return field.required ? whole : `(${table}.${key} is null or ${whole})`
}
