import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { filterShape, filterSql, type FilterShape } from './filter-sql.ts'
import { targetOf } from './paths.ts'
import { scopeShape, scopeSql } from './scope-sql.ts'
import type { Place } from './statement.ts'
import { existedSql, trackedColumn } from './tracked.ts'
import { wordsShape, wordsSql } from './words-sql.ts'

/** Which rows a list, a count or a report is about. */
export interface Source {
  record: RecordDefinition
  filter: Filter | undefined
  q: string | undefined
  bin: boolean
  /** As it was at this moment. */
  asOf?: string | undefined
  /** The fields that a list of the past is ordered by. */
  order?: readonly string[] | undefined
}

/** What of a source decides the statement's text, the operands of its filter, and whether one plan does for all of them. */
export function sourceShape(ctx: Ctx, { record, filter, q, bin, asOf }: Source): FilterShape {
  const { key, operands, steady } = filterShape(filter)
  const shape = `${record.name} ${scopeShape(ctx, record, 'see')} ${bin} ${asOf !== undefined} ${wordsShape(q)} ${key}`
  return { key: shape, operands, steady: steady && !q }
}

/** `from` and `where`: the rows of the source that the actor may see, `t` being their alias, with these and further joins. */
export function sourceSql(
  ctx: Ctx,
  { record, filter, q, bin, asOf, order }: Source,
  place: Place,
  joins: string[] = [],
): string {
  const table = 't'
  if (asOf !== undefined) {
    for (const name of order ?? []) trackedColumn(record, targetOf(ctx, record, name), place, joins)
  }
  const parts = [
    asOf === undefined ? `t.deleted_at is ${bin ? 'not null' : 'null'}` : existedSql(place),
    scopeSql(ctx, record, 'see', table, place, !bin && asOf === undefined),
    q ? wordsSql(ctx, record, q, place) : null,
    filter
      ? filterSql(
          { ctx, record, table, place, scoped: true, live: !bin, past: asOf === undefined ? undefined : joins },
          filter,
        )
      : null,
  ].filter((part) => part !== null)
  return `from ${tableOf(record).name} t${joins.join('')}\nwhere ${parts.join('\n  and ')}`
}

/** The values of a source beside its filter's. */
export function valuesOf({ q, asOf }: Source) {
  return { q: q ?? '', asOf: asOf ?? '' }
}
