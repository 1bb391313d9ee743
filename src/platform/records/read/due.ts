import { all, type Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../context.ts'
import { sqlOf } from '../columns.ts'
import { targetOf } from './paths.ts'
import { sourceShape, sourceSql, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Place } from './statement.ts'

/** Which records of a kind are to be met every so many days, from a day on. */
export interface Round {
  filter: Filter
  days: number
  since: string
}

/** What meets them: its links to whom, what of it took place and when, and what of it is planned for a day. */
export interface Meeting {
  record: RecordDefinition
  about: string
  at: string
  held: Filter
  day: string
  planned: Filter
}

export interface DueQuery {
  rounds: readonly Round[]
  by: Meeting
  /** No later than this day; all of them where it is null. */
  until: string | null
  limit: number
}

/** A record in the round that comes to it soonest; of what lies in several, the shortest counts. */
export interface Due {
  id: string
  /** Which of the rounds. */
  round: number
  due: string
  /** The day on which it was met last, and the first on which that is planned again. */
  last: string | null
  planned: string | null
}
export interface DueAnswer {
  data: Due[]
  /** Of how many; how many of these are due, and how many were before today. */
  count: number
  due: number
  overdue: number
}

type Cells = [string, number, string, string | null, string | null, number, number, number]

/**
 * When each of some records is due to be met again, of what the actor may see and by what they may see; the longest due
 * first, in one statement. What was never met is given a day within the first round by its id, so that not all of them are
 * due on one.
 */
export async function readDue(
  ctx: Ctx,
  shipped: RecordDefinition,
  { rounds, by, until, limit }: DueQuery,
): Promise<DueAnswer> {
  if (rounds.length === 0) return { data: [], count: 0, due: 0, overdue: 0 }
  const today = dayIn(ctx.settings.timeZone, ctx.now())
  const source = (of: RecordDefinition, filter: Filter): Source => ({ record: ctx.registry.own(of), filter, q: undefined, bin: false }) // prettier-ignore
  const sources = [source(by.record, by.held), source(by.record, all(by.planned, { field: by.day, gte: today })), ...rounds.map(({ filter }) => source(shipped, filter))] // prettier-ignore
  const shapes = sources.map((each) => sourceShape(ctx, each))
  const compiled = shaped(ctx, `due ${JSON.stringify([by.about, by.at, by.day])} ${shapes.map(({ key }) => key).join(' | ')}`, () => compile(ctx, sources, by)) // prettier-ignore
  const keys = [
    ctx.settings.timeZone,
    today,
    until,
    rounds.map(({ days }) => days),
    rounds.map(({ since }) => since),
    ...shapes.map(({ operands }) => operands),
  ]
  const rows = await ctx.db.run<Cells>(bind(compiled, given(ctx, { keys, limit })))
  const [, , , , , count, due, overdue] = rows[0] ?? []
  return { data: rows.map(dueOf), count: count ?? 0, due: due ?? 0, overdue: overdue ?? 0 }
}

const dueOf = ([id, round, due, last, planned]: Cells): Due => ({ id, round, due, last, planned })

/** Where the operands of the first source stand among the keys. */
const ownKeys = 5

/** The values of one of several sources, each of which has a filter of its own. */
const placedFor =
  (place: Place, index: number): Place =>
  (read, type) =>
    place((asked) => read({ ...asked, operands: asked.keys[ownKeys + index] as unknown[] }), type)

function compile(ctx: Ctx, sources: readonly Source[], by: Meeting) {
  const { place, reads } = placing()
  const key = (index: number, type: string) => place(({ keys }) => keys[index], type)
  const [zone, today, until] = [key(0, 'text'), key(1, 'date'), key(2, 'date')]
  const column = (name: string) => sqlOf('t', targetOf(ctx, sources[0]!.record, name).column)
  const meeting = (index: number) => `${sourceSql(ctx, sources[index]!, placedFor(place, index))}
      and ${column(by.about)} @> array[tightest.id]`
  const rounds = sources.slice(2).map((source, index) => `select t.id, ${index} as round, (t.created_at at time zone ${zone})::date as made ${sourceSql(ctx, source, placedFor(place, index + 2))}`) // prettier-ignore
  const text = `with among as (
  ${rounds.join('\n  union all ')}
), tightest as materialized (
  select distinct on (among.id) among.id, among.round, each.days, greatest(each.since, among.made) as since
  from among join unnest(${key(3, 'int[]')}, ${key(4, 'date[]')}) with ordinality as each (days, since, number) on each.number = among.round + 1
  order by among.id, each.days, among.round
), reckoned as (
  select tightest.id, tightest.round, held.day as last, planned.day as planned,
    coalesce(held.day + days, since + ('x' || left(md5(tightest.id::text), 7))::bit(28)::int % days) as due
  from tightest left join lateral (
    select max((${column(by.at)} at time zone ${zone})::date) as day ${meeting(0)}
  ) as held on true left join lateral (
    select min(${column(by.day)}) as day ${meeting(1)}
  ) as planned on true
)
select id, round, due::text, last::text, planned::text, count(*) over ()::int,
  (count(*) filter (where due <= ${today}) over ())::int, (count(*) filter (where due < ${today}) over ())::int
from reckoned where ${until} is null or due <= ${until}
order by due, id limit ${place(({ limit }) => limit, 'int')}`
  return statement(text, reads)
}
