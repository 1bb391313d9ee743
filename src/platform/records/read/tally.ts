import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { sqlOf, tableOf } from '../columns.ts'
import { knows, targetOf } from './paths.ts'
import { scopeSql } from './scope-sql.ts'
import { sourceShape, sourceSql, valuesOf, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Place } from './statement.ts'

export interface TallyQuery {
  filter: Filter
  /** The date of each. */
  day: string
  /** An amount of each, and what is taken off it. */
  amount: string
  less: string
  /** What each consists of: by which link, of what, how many, and how many of those are taken off. */
  parts: { record: RecordDefinition; of: string; what: string; quantity: string; less: string }
}

/** What some records come to together; of what the actor may not know, nothing is said. */
export interface Tally {
  count: number
  first: string | null
  last: string | null
  sums: { currency: string; amount: string }[]
  /** What comes most, by its id, as its last part was called. */
  most: { id: string; label: string | null; quantity: number; times: number }[]
}

const mostShown = 5
type Cells = [number, string | null, string | null, Tally['sums'] | null, Tally['most'] | null]

/** How many records the actor may see of those that are asked for, from when to when, their sums, and what they consist of most; one statement. */
export async function readTally(ctx: Ctx, shipped: RecordDefinition, query: TallyQuery): Promise<Tally> {
  const record = ctx.registry.own(shipped)
  const source: Source = { record, filter: query.filter, q: undefined, bin: false }
  const { key, operands } = sourceShape(ctx, source)
  const { filter: _, parts, ...named } = query
  const shape = JSON.stringify([named, { ...parts, record: parts.record.name }])
  const compiled = shaped(ctx, `tally ${shape} ${key}`, () => compile(ctx, source, query))
  const [cells] = await ctx.db.run<Cells>(bind(compiled, given(ctx, { operands, ...valuesOf(source) })))
  const [count, first, last, sums, most] = cells!
  return { count, first, last, sums: sums ?? [], most: most ?? [] }
}

function compile(ctx: Ctx, source: Source, query: TallyQuery) {
  const { place, reads } = placing()
  const known = (name: string) => knows(ctx, source.record, name)
  const column = (name: string) => sqlOf('t', targetOf(ctx, source.record, name).column)
  // As it was said, in its own currency.
  const money = (name: string) =>
    tableOf(source.record)
      .stored.get(name)!
      .columns.map((each) => sqlOf('t', each))
  const [amount, currency] = known(query.amount) ? money(query.amount) : ['null::numeric', 'null::text']
  const less = known(query.less) ? ` - coalesce(${money(query.less)[0]}, 0)` : ''
  const text = `with mine as materialized (
  select t.id, ${known(query.day) ? column(query.day) : 'null::date'} as day, ${currency} as currency,
    ${amount}${less} as amount
  ${sourceSql(ctx, source, place)}
), sums as (
  select currency, sum(amount) as amount from mine where amount is not null group by currency
), most as (
  ${mostSql(ctx, query.parts, place)}
)
select count(*)::int, min(day)::text, max(day)::text,
  (select json_agg(json_build_object('currency', currency, 'amount', amount::text) order by currency) from sums),
  (select json_agg(json_build_object('id', id, 'label', label, 'quantity', quantity::float8, 'times', times) order by quantity desc, id) from most)
from mine`
  return statement(text, reads, 'tally')
}

function mostSql(ctx: Ctx, { record: shipped, of, what, quantity, less }: TallyQuery['parts'], place: Place): string {
  const record = ctx.registry.own(shipped)
  if (![of, what, quantity, record.title].every((name) => knows(ctx, record, name)))
    return 'select null::uuid as id, null as label, 0 as quantity, 0 as times where false'
  const column = (name: string) => sqlOf('p', targetOf(ctx, record, name).column)
  const many = `sum(${column(quantity)}${knows(ctx, record, less) ? ` - coalesce(${column(less)}, 0)` : ''})`
  const scope = scopeSql(ctx, record, 'see', 'p', place)
  return `select ${column(what)} as id, (array_agg(${column(record.title)} order by p.id desc))[1] as label,
    ${many} as quantity, count(distinct ${column(of)})::int as times
  from mine join ${tableOf(record).name} p on ${column(of)} = mine.id
  where p.deleted_at is null and ${column(what)} is not null${scope ? ` and ${scope}` : ''}
  group by 1 having ${many} > 0 order by 3 desc, 1 limit ${mostShown}`
}
