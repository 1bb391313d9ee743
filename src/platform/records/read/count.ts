import type { Ctx } from '../../context.ts'
import type { Count } from './query.ts'
import { sourceShape, sourceSql, valuesOf, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Statement } from './statement.ts'

const countedExactly = 1_000

/** How many rows there are: exact up to a thousand and the planner's estimate above, or exact on request. */
export async function countOf(ctx: Ctx, source: Source, how: 'capped' | 'exact'): Promise<Count> {
  if (how === 'exact') return { value: await counted(ctx, source, null), exact: true }
  const value = await counted(ctx, source, countedExactly + 1)
  if (value <= countedExactly) return { value, exact: true }
  return { value: Math.max(value, await estimated(ctx, source)), exact: false }
}

/** How many rows there are, counting at most so far. */
export async function counted(ctx: Ctx, source: Source, most: number | null): Promise<number> {
  const [row] = await ask<[number]>(ctx, source, `count ${most ?? ''}`, (from) =>
    most === null ? `select count(*) ${from}` : `select count(*) from (select ${from} limit ${most}) as counted`,
  )
  return row![0]
}

interface Plan {
  Plan: { 'Plan Rows': number }
}

/** About how many rows there are, by the planner's statistics. */
export async function estimated(ctx: Ctx, source: Source): Promise<number> {
  const [row] = await ask<[Plan[]]>(ctx, source, 'estimate', (from) => `explain (format json) select ${from}`)
  return row![0][0]!.Plan['Plan Rows']
}

function ask<Row>(ctx: Ctx, source: Source, what: string, text: (from: string) => string): Promise<Row[]> {
  const { key, operands } = sourceShape(ctx, source)
  const compiled = shaped(ctx, `${what} ${key}`, (): Statement => {
    const { place, reads } = placing()
    return statement(text(sourceSql(ctx, source, place)), reads)
  })
  return ctx.db.run<Row>(bind(compiled, given(ctx, { operands, ...valuesOf(source) })))
}
