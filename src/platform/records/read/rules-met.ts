import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { needs } from '../../../kernel/rights.ts'
import { extentsOf } from '../../access/permissions.ts'
import type { Ctx } from '../../context.ts'
import type { Runner } from '../../db/index.ts'
import { tableOf } from '../columns.ts'
import { ruleSql } from './rule-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

const none: ReadonlySet<Filter> = new Set()

/** Which rules of the actor's role a record meets, as the database tells it for lists. */
export async function rulesMet(
  ctx: Ctx,
  record: RecordDefinition,
  id: string,
  db: Runner = ctx.db,
): Promise<ReadonlySet<Filter>> {
  const right = ctx.actor.permissions.of(record)
  const rules = needs.flatMap((need) => extentsOf(right, need).flatMap(({ rule }) => rule ?? []))
  if (rules.length === 0) return none
  const compiled = shaped(ctx, `rules ${record.name}`, () => {
    const { place, reads } = placing()
    const met = rules.map((rule) => ruleSql(ctx, record, rule, 't', place))
    const one = place(({ ids }) => ids[0], 'uuid')
    return statement(`select ${met.join(', ')} from ${tableOf(record).name} t where t.id = ${one}`, reads)
  })
  const [row] = await db.run<(boolean | null)[]>(bind(compiled, given(ctx, { ids: [id] })))
  return new Set(rules.filter((_, index) => row?.[index] === true))
}
