import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { filterFault } from './filter-fault.ts'
import { filterShape, filterSql } from './filter-sql.ts'
import type { Place } from './statement.ts'

/**
 * The rows that meet a rule of somebody's role, in the bin and outside of it alike; none where it can no longer be asked,
 * since a field that it names has gone.
 */
export function ruleSql(ctx: Ctx, record: RecordDefinition, rule: Filter, table: string, place: Place): string {
  if (filterFault(ctx, record, rule)) return 'false'
  const { operands } = filterShape(rule)
  return filterSql({ ctx, record, table, place, scope: null, live: false, operands }, rule)
}
