import type { RecordDefinition } from '../../../kernel/record.ts'
import { needs } from '../../../kernel/rights.ts'
import type { Met } from '../../access/ground.ts'
import { extentsOf } from '../../access/permissions.ts'
import type { Ctx } from '../../context.ts'
import type { Runner } from '../../db/index.ts'
import { tableOf } from '../columns.ts'
import { ruleSql } from './rule-sql.ts'
import { territorySql } from './scope-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

const none: Met = new Set()

/** Which rules of the actor's role a record meets, and whether it lies in their territories, as the database tells it for lists. */
export async function rulesMet(ctx: Ctx, record: RecordDefinition, id: string, db: Runner = ctx.db): Promise<Met> {
  const right = ctx.actor.permissions.of(record)
  const extents = needs.flatMap((need) => extentsOf(right, need))
  const rules = extents.flatMap(({ rule }) => rule ?? [])
  if (rules.length === 0 && !extents.some(({ reach }) => reach === 'territory')) return none
  const compiled = shaped(ctx, `rules ${record.name}`, () => {
    const { place, reads } = placing()
    const met = rules.map((rule) => ruleSql(ctx, record, rule, 't', place))
    const one = place(({ ids }) => ids[0], 'uuid')
    const within = territorySql(ctx, record, 't', place, (each) => each.ctx.actor.territories)
    return statement(`select ${[within, ...met].join(', ')} from ${tableOf(record).name} t where t.id = ${one}`, reads)
  })
  const [row] = await db.run<(boolean | null)[]>(bind(compiled, given(ctx, { ids: [id] })))
  const [within, ...met] = row ?? []
  return new Set([...(within ? ['territory' as const] : []), ...rules.filter((_, index) => met[index] === true)])
}
