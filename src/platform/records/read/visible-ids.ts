import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Need } from '../../../kernel/rights.ts'
import type { Ctx } from '../../context.ts'
import { tableOf } from '../columns.ts'
import { scopeSql } from './scope-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

/** Which of these ids are records that the actor may see (or edit, or delete), those in the bin included. */
export async function visibleIds(
  ctx: Ctx,
  record: RecordDefinition,
  ids: readonly string[],
  need: Need = 'see',
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const compiled = shaped(ctx, `ids ${need} ${record.name}`, () => {
    const { place, reads } = placing()
    const some = place((each) => each.ids, 'uuid[]')
    const scope = scopeSql(ctx, record, need, 't', place)
    const text = `select t.id from ${tableOf(record).name} t where t.id = any (${some})${scope ? ` and ${scope}` : ''}`
    return statement(text, reads, `ids_${record.name}`)
  })
  const rows = await ctx.db.run<[string]>(bind(compiled, given(ctx, { ids })))
  return new Set(rows.map(([id]) => id))
}
