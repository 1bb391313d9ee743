import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Sentence } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../context.ts'
import { filterShape, filterSql } from './filter-sql.ts'
import { bind, given, placing, statement } from './statement.ts'

/** What is wrong with a filter that is to be asked later; null where nothing is. It is compiled as it will be, and given its values, only to hear that. */
export function filterFault(ctx: Ctx, record: RecordDefinition, filter: Filter): Sentence | null {
  try {
    const { place, reads } = placing()
    const sql = filterSql({ ctx, record, table: 't', place, scope: null, live: true, kept: true }, filter)
    bind(statement(sql, reads), given(ctx, { operands: filterShape(filter).operands }))
    return null
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    return fault.sentence
  }
}
