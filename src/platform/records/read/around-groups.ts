import type { Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { sqlOf, tableOf } from '../columns.ts'
import { targetOf } from './paths.ts'
import { scopeSql } from './scope-sql.ts'
import { sourceSql, type Source } from './source-sql.ts'
import type { Place } from './statement.ts'

/** What somebody was met by, once or often: their day is the first of it. */
export interface Meeting {
  record: RecordDefinition
  filter: Filter
  /** The link to them, and where it is missing that of another to them: a person's company. */
  whom: string
  otherwise?: { link: string; then: string } | undefined
  at: string
  /** The value of a field that says that somebody was to be left out: whoever was, is, whatever else met them. */
  leftOut: { field: string; is: string }
}

/**
 * Who is compared with whom: those met with those left out; those met with everybody else, who are given days from among
 * theirs by their ids; or those whom a filter finds with those whom another one finds, from one day on.
 */
export type Compared =
  { by: 'leftOut' | 'others'; meeting: Meeting } | { by: 'filter'; met: Filter; rest: Filter; day: string }

/** Whose rows it takes to tell. */
export function sourcesCompared(
  record: RecordDefinition,
  compared: Compared,
): [RecordDefinition, Filter | undefined][] {
  if (compared.by === 'filter') return [[record, compared.met], [record, compared.rest]] // prettier-ignore
  return [[compared.meeting.record, compared.meeting.filter], [record, undefined]] // prettier-ignore
}

export interface At {
  ctx: Ctx
  zone: string
  day: string
  places: readonly Place[]
}

/** Everybody who is compared, once: whether they were met, on which day, and whether they were left out and met after all. */
export function comparedSql(at: At, compared: Compared, sources: readonly Source[]): string {
  const rows = (index: number, joins: string[] = []) => sourceSql(at.ctx, sources[index]!, at.places[index]!, { joins })
  if (compared.by === 'filter')
    return `compared as materialized (
  select t.id, true as met, ${at.day} as day, false as crossed ${rows(0)}
  union all select t.id, false, ${at.day}, false ${rows(1)}
)`
  const { joins, whom, day, leftOut } = meetingSql(at, compared.meeting, sources[0]!)
  const met = `met as materialized (
  select whom as id, coalesce(min(day) filter (where left_out), min(day)) as day, bool_or(left_out) as left_out, bool_or(left_out) and bool_or(not left_out) as crossed
  from (select ${whom} as whom, ${day} as day, ${leftOut} as left_out ${rows(0, joins)}) as each
  where whom is not null group by whom
)`
  if (compared.by === 'leftOut')
    return `${met}, compared as materialized (
  select t.id, not met.left_out as met, met.day, met.crossed ${rows(1, [' join met on met.id = t.id'])}
)`
  return `${met}, days as materialized (
  select percentile_disc(array(select (each - 0.5) / ${steps} from generate_series(1, ${steps}) as each)) within group (order by day) as given from met
), compared as materialized (
  select t.id, met.id is not null as met, coalesce(met.day, (select given from days)[1 + ('x' || left(md5(t.id::text), 7))::bit(28)::int % ${steps}]) as day, false as crossed
  ${rows(1, [' left join met on met.id = t.id'])} and exists (select from met)
)`
}

/** Days are given out as finely as this. */
const steps = 1_000

function meetingSql({ ctx, zone, places }: At, { whom, otherwise, at, leftOut }: Meeting, { record }: Source) {
  const column = (name: string) => sqlOf('t', targetOf(ctx, record, name).column)
  const day = `(${column(at)} at time zone ${zone})::date`
  const own = {
    whom: column(whom),
    day,
    leftOut: `coalesce(${column(leftOut.field)} = ${places[0]!(() => leftOut.is, 'text')}, false)`,
    joins: [] as string[],
  }
  if (!otherwise) return own
  const { hops, column: then } = targetOf(ctx, record, `${otherwise.link}.${otherwise.then}`)
  const { to } = hops[0]!
  const scope = scopeSql(ctx, to, 'see', 'beside', places[0]!, true)
  own.joins.push(` left join ${tableOf(to).name} beside on beside.id = ${column(otherwise.link)} and beside.deleted_at is null${scope ? ` and ${scope}` : ''}`) // prettier-ignore
  return { ...own, whom: `coalesce(${own.whom}, beside.${then})` }
}
