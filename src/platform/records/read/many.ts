import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { selectionOf, type Cells, type Row } from './rows.ts'
import { scopeSql } from './scope-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

/** Records by id, as far as the actor may see them and they are not in the bin, in no order. */
export async function readMany(ctx: Ctx, shipped: RecordDefinition, ids: readonly string[]): Promise<Row[]> {
  const record = ctx.registry.own(shipped)
  if (ids.length === 0) return []
  const { compiled, decode } = shaped(ctx, `many ${record.name}`, () => {
    const { place, reads } = placing()
    const { columns, decode } = selectionOf(ctx, record, 't')
    const some = place((each) => each.ids, 'uuid[]')
    const scope = scopeSql(ctx, record, 'see', 't', place)
    const text = `select ${columns.join(', ')}\nfrom ${tableOf(record).name} t\nwhere t.id = any (${some}) and t.deleted_at is null${scope ? ` and ${scope}` : ''}`
    return { compiled: statement(text, reads, `many_${record.name}`), decode }
  })
  const rows = await ctx.db.run<Cells>(bind(compiled, given(ctx, { ids })))
  return rows.map(decode)
}
