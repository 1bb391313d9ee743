import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import type { Runner } from '../../db/index.ts'
import { tableOf } from '../columns.ts'
import { filterShape, filterSql } from './filter-sql.ts'
import { selectionOf, type Cells, type Row } from './rows.ts'
import { orderSql, sortOf } from './sort.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

export interface FindOptions {
  /** By any sortable field; by id when left out. */
  sort?: string | undefined
  limit?: number | undefined
  /** Locks the rows until the transaction ends. */
  lock?: boolean | undefined
  /** Those in the bin as well. */
  bin?: boolean | undefined
}

/** Whole rows that match, whoever is asking: for a room's own upkeep. At most `limit` (1,000), none from the bin unless it is asked for. */
export async function findRows(
  ctx: Ctx,
  runner: Runner,
  shipped: RecordDefinition,
  filter: Filter,
  { sort = 'id', limit = 1_000, lock = false, bin = false }: FindOptions = {},
): Promise<Row[]> {
  const record = ctx.registry.own(shipped)
  const { key, operands } = filterShape(filter)
  const { compiled, decode } = shaped(ctx, `find ${record.name} ${sort} ${limit} ${lock} ${bin} ${key}`, () => {
    const { place, reads } = placing()
    const { columns, decode } = selectionOf(null, record, 't')
    const where = filterSql({ ctx, record, table: 't', place, scope: null, live: true }, filter)
    const order = orderSql(sortOf(null, record, sort), 'both')
    const text = `select ${columns.join(', ')}\nfrom ${tableOf(record).name} t\nwhere ${bin ? '' : 't.deleted_at is null and '}${where}\norder by ${order}\nlimit ${Math.trunc(limit)}${lock ? '\nfor update of t' : ''}`
    return { compiled: statement(text, reads, `find_${record.name}`), decode }
  })
  const rows = await runner.run<Cells>(bind(compiled, given(ctx, { operands })))
  return rows.map(decode)
}
