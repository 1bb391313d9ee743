import { refuse } from '../../../../kernel/refusal.ts'
import type { Ctx } from '../../../context.ts'
import type { AggregateQuery } from '../query.ts'
import { sourceSql, type Source } from '../source-sql.ts'
import { placing, statement, type Statement } from '../statement.ts'
import { groupOf, type Group } from './group.ts'
import { measureOf, type Measured } from './measure.ts'

/** A report compiled: its groups with their measures, and the sums of money by currency where there are any. */
export interface Plan {
  main: Statement
  parts: Statement | null
  groups: readonly Group[]
  measures: readonly Measured[]
}

const mostGroups = 1_000

export function planOf(ctx: Ctx, source: Source, query: AggregateQuery): Plan {
  const compiled = (build: (groups: Group[], measures: Measured[], from: string) => string) => {
    const { place, reads } = placing()
    const joins: string[] = []
    const groups = (query.groupBy ?? []).map((by, index) => groupOf(ctx, source, by, index, joins, place))
    const measures = moneyParts(
      query.measures.map((measure) => measureOf(ctx, source, measure, place, joins)),
      groups.length,
    )
    const from = sourceSql(ctx, source, place, joins)
    return { groups, measures, statement: statement(build(groups, measures, from), reads) }
  }
  const by = (groups: readonly Group[]) => groups.map((_, index) => index + 1).join(', ')
  const main = compiled((groups, measures, from) => {
    const grouped = groups.length ? `\ngroup by ${by(groups)}` : ''
    const order = groups.length ? `\norder by ${orderOf(query.sort, groups, measures)}` : ''
    const columns = [...groups, ...measures].map(({ sql }) => sql).join(', ')
    return `select ${columns}\n${from}${grouped}${order}\nlimit ${Math.min(query.limit ?? 200, mostGroups)}`
  })
  const sums = main.measures.filter(({ money }) => money)
  if (sums.length === 0) return { ...main, main: main.statement, parts: null }
  const currency = [...new Set(sums.map(({ money }) => money!.currency))]
  const parts = compiled((groups, _, from) => {
    // One row a group and combination of currencies; each sum is taken by its own.
    const columns = [
      ...groups.map(({ sql }) => sql),
      ...sums.flatMap(({ money }) => [money!.currency, `sum(${money!.amount})`]),
    ]
    const grouping = [by(groups), ...currency].filter(Boolean).join(', ')
    return `select ${columns.join(', ')}\n${from}\ngroup by ${grouping}`
  })
  return { ...main, main: main.statement, parts: parts.statement }
}

/** Says where among the parts each sum of money finds its currency and amount. */
function moneyParts(measures: Measured[], groups: number): Measured[] {
  let at = groups
  return measures.map((measure) => {
    if (!measure.money) return measure
    const here = at
    at += 2
    return { ...measure, decode: (cell, parts, rates) => measure.decode(cell, parts.map((row) => [row[here], row[here + 1]]), rates) } // prettier-ignore
  })
}

/** By a group or a measure; without being told, by the groups. */
function orderOf(sort: string | undefined, groups: readonly Group[], measures: readonly Measured[]): string {
  const groupOrder = groups.map((_, index) => String(index + 1))
  if (sort === undefined) return groupOrder.join(', ')
  const down = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const at = [...groups.map((group) => group.name), ...measures.map((measure) => measure.label)].indexOf(name)
  if (at < 0) {
    const known = [...groups.map((group) => group.name), ...measures.map((measure) => measure.label)].join(', ')
    throw refuse.invalid([{ field: 'sort', message: `A report is sorted by one of its groups or measures: ${known}.` }])
  }
  return [`${at + 1}${down ? ' desc' : ''} nulls last`, ...groupOrder].join(', ')
}
