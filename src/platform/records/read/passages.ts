import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { sqlOf } from '../columns.ts'
import { targetOf } from './paths.ts'
import { sourceShape, sourceSql, valuesOf, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Read } from './statement.ts'

export interface PassagesQuery {
  /** The tracked field whose values records pass through: the stage of a deal. */
  field: string
  /** The field that says whether a record has come to its end and how, what it says until then, and the moment of the end. */
  end: { field: string; open: string; at: string }
  filter?: Filter | undefined
  /** Moments between which a value was entered, the later one left out. */
  from: string
  to: string
}

/** Records that entered a value and went the same way from it. */
export interface Passage {
  value: string
  /** The value that came next, or how it came to its end; both null while it is there still. */
  next: string | null
  ended: string | null
  count: number
}

/** How long records stay in a value: the median, in days, of those that have left it. */
export interface Stay {
  value: string
  entered: number
  days: number | null
}

type Cells = [string, string | null, string | null, boolean, number, number | null]

/**
 * How the records that the actor may see passed through the values of a tracked field, of which the last time in the span
 * counts, and how long they stayed in each altogether; one statement over the periods.
 */
export async function readPassages(ctx: Ctx, shipped: RecordDefinition, query: PassagesQuery) {
  const record = ctx.registry.own(shipped)
  const source: Source = { record, filter: query.filter, q: undefined, bin: false }
  const { key, operands } = sourceShape(ctx, source)
  const shape = JSON.stringify([query.field, query.end])
  const compiled = shaped(ctx, `passages ${shape} ${key}`, () => compile(ctx, source, query))
  const keys = [query.from, query.to]
  const rows = await ctx.db.run<Cells>(bind(compiled, given(ctx, { operands, keys, ...valuesOf(source) })))
  const passages: Passage[] = []
  const stays: Stay[] = []
  for (const [value, next, ended, whole, count, days] of rows)
    if (whole) stays.push({ value, entered: count, days })
    else passages.push({ value, next, ended, count })
  return { passages, stays }
}

const from: Read = ({ keys }) => keys[0]
const to: Read = ({ keys }) => keys[1]

function compile(ctx: Ctx, source: Source, { field, end }: PassagesQuery) {
  const { record } = source
  const column = (name: string) => sqlOf('t', targetOf(ctx, record, name).column)
  const [state, endedAt] = [column(end.field), column(end.at)]
  targetOf(ctx, record, field)
  const { place, reads } = placing()
  const joins = [`\njoin period p on p.record = '${record.name}' and p.field = '${field}' and p.record_id = t.id`]
  const isOver = `p.valid_to is null and ${state} <> '${end.open}'`
  const text = `with stays as (
  select t.id, p.value #>> '{}' as value, p.valid_from,
    lead(p.value #>> '{}') over (partition by t.id order by p.valid_from) as next,
    case when ${isOver} then ${state} end as ended,
    case when ${isOver} then greatest(${endedAt}, p.valid_from) else p.valid_to end - p.valid_from as span
  ${sourceSql(ctx, source, place, { joins })}
), last as (
  select distinct on (id, value) id, value, next, ended, valid_from,
    extract(epoch from sum(span) over (partition by id, value)) / 86400 as days, span
  from stays where valid_from >= ${place(from, 'timestamptz')} and valid_from < ${place(to, 'timestamptz')}
  order by id, value, valid_from desc
)
select value, next, ended, grouping(next, ended) > 0 as whole, count(*)::int,
  (percentile_cont(0.5) within group (order by days) filter (where span is not null))::float8 as days
from last group by grouping sets ((value), (value, next, ended))`
  return statement(text, reads, 'passages')
}
