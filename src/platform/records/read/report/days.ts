import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../context.ts'
import { sqlOf } from '../../columns.ts'
import { targetOf } from '../paths.ts'
import type { Days } from '../query.ts'
import type { Source } from '../source-sql.ts'
import type { Place } from '../statement.ts'
import { trackedColumn } from '../tracked.ts'
import { localSql } from './group.ts'
import type { Measured } from './measure.ts'

/** Compiles how many whole days lie between two times of a row, of a share of the rows; rows without one of the two count for none. */
export function daysOf(ctx: Ctx, source: Source, { field, to, at }: Days, place: Place, joins: string[]): Measured {
  const [from, until] = [field, to].map((path) => dayOf(ctx, source, path, place, joins))
  return {
    label: `days(${field},${to},${at})`,
    sql: `(percentile_cont(${at / 100}) within group (order by ${until} - ${from}))::float8`,
    decode: (cell) => cell,
  }
}

function dayOf(ctx: Ctx, source: Source, path: string, place: Place, joins: string[]): string {
  const target = targetOf(ctx, source.record, path)
  const { field, hops } = target
  if (hops.length > 0 || (field.type !== 'date' && field.type !== 'dateTime'))
    throw refuse.invalid([
      { field: path, ...say('{field} is no time of the record itself.', { field: labelOf(field) }) },
    ])
  const column =
    source.asOf === undefined ? sqlOf('t', target.column) : trackedColumn(source.record, target, place, joins)
  return `${localSql(column, field, place)}::date`
}
