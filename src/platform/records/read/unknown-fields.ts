import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { shaped, type Place } from './statement.ts'

/** Every field that is hidden from the actor, as `company.industry`: of kinds that they do not see, all. */
export function unknownFields(ctx: Ctx): ReadonlySet<string> {
  return shaped(ctx, 'unknown fields', () => {
    const unknown = ctx.registry.records.flatMap((record) => {
      const { see, hidden } = ctx.actor.permissions.of(record)
      const names = see === 'none' ? Object.keys(record.all) : [...hidden]
      return names.map((name) => `${record.name}.${name}`)
    })
    return new Set(unknown)
  })
}

/** Rows that tell of no field which is hidden from the actor; null where nothing is hidden. */
export function knownSql(ctx: Ctx, record: RecordDefinition, name: string, table: string, place: Place): string | null {
  if (unknownFields(ctx).size === 0) return null
  const { key } = tableOf(record).stored.get(name)!
  const unknown = place((given) => [...unknownFields(given.ctx)], 'text[]')
  return `(${table}.${key} = any (${unknown})) is not true`
}
