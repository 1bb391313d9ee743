import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { filterShape, filterSql, type FilterShape } from './filter-sql.ts'
import { targetOf } from './paths.ts'
import { scopeSql, type Half } from './scope-sql.ts'
import type { Place } from './statement.ts'
import { inBinThenSql, madeSql, trackedColumn } from './tracked.ts'
import { wordsShape, wordsSql } from './words-sql.ts'

/** Which rows a list, a count or a report is about. */
export interface Source {
  record: RecordDefinition
  filter: Filter | undefined
  q: string | undefined
  bin: boolean
  /** As it was at this moment. */
  asOf?: string | undefined
  /** Of the past, but those that the filter finds now. */
  foundNow?: boolean | undefined
  /** The fields that a list of the past is ordered by. */
  order?: readonly string[] | undefined
}

/** What of a source decides the statement's text, the operands of its filter, and whether one plan does for all of them. */
export function sourceShape(ctx: Ctx, { record, filter, q, bin, asOf, foundNow }: Source): FilterShape {
  const { key, operands, steady } = filterShape(filter)
  const shape = `${record.name} ${bin} ${asOf !== undefined} ${foundNow === true} ${wordsShape(q)} ${key}`
  return { key: shape, operands, steady: steady && !q }
}

export interface SourceOptions {
  /** Further joins, to which those of a filter are added. */
  joins?: string[]
  /** Only so many percent of the rows, wherever they lie. */
  sample?: number
  /**
   * Of the past, only what still lies outside of the bin (in the order of its indexes), or only the few deleted since; of
   * the present, what is in the bin as well.
   */
  part?: 'live' | 'since' | 'all' | undefined
  /** Of the past, only rows that had a value by which they are ordered: they had been made by then. */
  valued?: boolean | undefined
  half?: Half | undefined
}

/** `from` and `where`: the rows of the source that the actor may see, `t` being their alias. */
export function sourceSql(ctx: Ctx, source: Source, place: Place, options: SourceOptions = {}): string {
  const { record, filter, q, bin, order } = source
  const { joins = [], sample, part, valued, half } = options
  const past = isOfThen(source)
  if (past) for (const name of order ?? []) trackedColumn(record, targetOf(ctx, record, name), place, joins)
  const seen = (to: RecordDefinition, table: string) => scopeSql(ctx, to, 'see', table, place)
  const parts = [
    past ? inBinThenSql(place, part) : part === 'all' ? null : `t.deleted_at is ${bin ? 'not null' : 'null'}`,
    // What was merged is found as the record that it was merged into.
    bin ? 'not exists (select from merged m where m.id = t.id and m.taken_back_by is null)' : null,
    source.asOf === undefined || valued ? null : madeSql(record, place),
    scopeSql(ctx, record, 'see', 't', place, !bin && !past && part !== 'all', half),
    q ? wordsSql(ctx, record, q, place) : null,
    filter
      ? filterSql({ ctx, record, table: 't', place, scope: seen, live: !bin, past: past ? joins : undefined }, filter)
      : null,
  ].filter((each) => each !== null)
  const sampled = sample === undefined ? '' : ` tablesample system (${sample})`
  return `from ${tableOf(record).name} t${sampled}${joins.join('')}\nwhere ${parts.join('\n  and ') || 'true'}`
}

/** Whether the past itself is asked, and not only for the values of records that are found today. */
export const isOfThen = ({ asOf, foundNow = false }: Source): boolean => asOf !== undefined && !foundNow

/** The values of a source beside its filter's. */
export function valuesOf({ q, asOf }: Source) {
  return { q: q ?? '', asOf: asOf ?? '' }
}
