import type { RecordDefinition } from '../../kernel/record.ts'
import type { Ctx } from '../context.ts'
import { tableOf } from '../records/columns.ts'
import { scopeSql } from '../records/read/scope-sql.ts'
import { bind, given, placing, shaped, statement } from '../records/read/statement.ts'

const most = 1_000

/** The records whose contacts stand on this one's timeline too, as far as the actor may see them: a company's people and deals. */
export async function rolledUp(ctx: Ctx, record: RecordDefinition, id: string): Promise<string[]> {
  const links = ctx.registry.backLinks(record).filter(({ record: other, field }) => {
    const rollsUp = ctx.registry.rules(other).some(({ rollUp }) => rollUp)
    return rollsUp && other.all[field]!.type === 'link' && !ctx.actor.permissions.of(other).hidden.has(field)
  })
  if (links.length === 0) return []
  const compiled = shaped(ctx, `rolled up ${record.name}`, () => {
    const { place, reads } = placing()
    const each = links.map(({ record: other, field }, index) => {
      const table = `r${index}`
      const { key } = tableOf(other).stored.get(field)!
      const scope = scopeSql(ctx, other, 'see', table, place)
      return `select ${table}.id from ${tableOf(other).name} ${table} where ${table}.${key} = ${place(({ ids }) => ids[0], 'uuid')} and ${table}.deleted_at is null${scope ? ` and ${scope}` : ''}`
    })
    return statement(`${each.join('\nunion\n')}\nlimit ${most}`, reads, `rolled_up_${record.name}`)
  })
  const rows = await ctx.db.run<[string]>(bind(compiled, given(ctx, { ids: [id] })))
  return rows.map(([rolled]) => rolled)
}
