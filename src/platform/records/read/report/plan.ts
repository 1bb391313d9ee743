import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../context.ts'
import type { AggregateQuery } from '../query.ts'
import { sourceSql, type Source } from '../source-sql.ts'
import { placing, statement, type Statement } from '../statement.ts'
import { groupOf, type Group } from './group.ts'
import { measureOf, type Measured } from './measure.ts'

/** A report compiled. */
export interface Plan {
  main: Statement
  /** The sums of money by currency, where they do not come with the main statement as its last cell. */
  parts: Statement | null
  groups: readonly Group[]
  measures: readonly Measured[]
}

const mostGroups = 1_000
const fewGroups = 200

interface Compiled {
  groups: readonly Group[]
  measures: readonly Measured[]
  from: string
}

/** Compiles a report; one statement reads the rows once, unless means or several currencies forbid it. */
export function planOf(ctx: Ctx, source: Source, query: AggregateQuery): Plan {
  const { place, reads } = placing()
  const joins: string[] = []
  const groups = (query.groupBy ?? []).map((by, index) => groupOf(ctx, source, by, index, joins, place))
  const measures = query.measures.map((measure) => measureOf(ctx, source, measure, place, joins))
  const compiled = { groups, measures, from: sourceSql(ctx, source, place, { joins }) }
  const amounts = new Set(measures.flatMap(({ money }) => money?.amount ?? []))
  if (amounts.size === 1 && measures.every(({ fold }) => fold)) {
    return { groups, measures, main: statement(foldedSql(compiled, query), reads), parts: null }
  }
  const parts = amounts.size === 0 ? null : statement(partsSql(compiled), reads)
  return { groups, measures, main: statement(mainSql(compiled, query), reads), parts }
}

function mainSql({ groups, measures, from }: Compiled, query: AggregateQuery): string {
  const columns = [...groups, ...measures].map(({ sql }) => sql)
  return `select ${columns.join(', ')}\n${from}${groupingSql(groups)}${endSql(query, groups, measures)}`
}

/** Measures each currency apart and puts them together: one look at each row gives the sums of both. */
function foldedSql({ groups, measures, from }: Compiled, query: AggregateQuery): string {
  const { amount, currency } = measures.find(({ money }) => money)!.money!
  const inner = [
    ...groups.map(({ sql }, index) => `${sql} as g${index}`),
    ...measures.map(({ sql }, index) => `${sql} as m${index}`),
    `${currency} as currency`,
    `sum(${amount})::text as amount`,
  ]
  const outer = [
    ...groups.map((_, index) => `g${index}`),
    ...measures.map(({ fold }, index) => fold!(`m${index}`)),
    'jsonb_agg(jsonb_build_array(currency, amount))',
  ]
  const each = `select ${inner.join(', ')}\n${from}\ngroup by ${[...numbers(groups), currency].join(', ')}`
  return `select ${outer.join(', ')}\nfrom (${each}) as each_currency${groupingSql(groups)}${endSql(query, groups, measures)}`
}

/** One row a group and combination of currencies; each sum is taken by its own. */
function partsSql({ groups, measures, from }: Compiled): string {
  const sums = measures.flatMap(({ money }) => money ?? [])
  const columns = [
    ...groups.map(({ sql }) => sql),
    ...sums.flatMap(({ currency, amount }) => [currency, `sum(${amount})`]),
  ]
  const currencies = new Set(sums.map(({ currency }) => currency))
  return `select ${columns.join(', ')}\n${from}\ngroup by ${[...numbers(groups), ...currencies].join(', ')}`
}

const numbers = (groups: readonly Group[]) => groups.map((_, index) => String(index + 1))
const groupingSql = (groups: readonly Group[]) => (groups.length ? `\ngroup by ${numbers(groups).join(', ')}` : '')

function endSql({ sort, limit = fewGroups }: AggregateQuery, groups: readonly Group[], measures: readonly Measured[]) {
  const order = groups.length ? `\norder by ${orderOf(sort, groups, measures)}` : ''
  return `${order}\nlimit ${Math.min(limit, mostGroups)}`
}

/** By a group or a measure; without being told, by the groups. */
function orderOf(sort: string | undefined, groups: readonly Group[], measures: readonly Measured[]): string {
  const groupOrder = numbers(groups)
  if (sort === undefined) return groupOrder.join(', ')
  const down = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const at = [...groups.map((group) => group.name), ...measures.map((measure) => measure.label)].indexOf(name)
  if (at < 0) {
    const known = [...groups.map((group) => group.name), ...measures.map((measure) => measure.label)].join(', ')
    throw refuse.invalid([
      { field: 'sort', ...say('A report is sorted by one of its groups or measures: {known}.', { known }) },
    ])
  }
  return [`${at + 1}${down ? ' desc' : ''} nulls last`, ...groupOrder].join(', ')
}
