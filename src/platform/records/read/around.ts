import { all, type Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { dayIn } from '../../../kernel/time.ts'
import type { Ctx } from '../../context.ts'
import { comparedSql, sourcesCompared, type Compared } from './around-groups.ts'
import { happeningSql, type Happening } from './around-happenings.ts'
import { sourceShape, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Place } from './statement.ts'

export interface AroundQuery {
  /** Who is compared. */
  record: RecordDefinition
  compared: Compared
  happenings: readonly Happening[]
  /** So many days from the day of each on, and as many before. */
  days: number
}

/** A group, and who is in it; null where they are more than a list is asked for by their ids. */
export interface Group {
  of: number
  ids: string[] | null
}

/** What happened to one group: how many of whom, with how many something happened afterwards, before, and both. */
export interface Around {
  of: number
  after: number
  before: number
  both: number
  /** The sum of each one's amount afterwards and of its square; of what it was more than before, the same. */
  amount: number
  squares: number
  more: number
  moreSquares: number
  /** With whom it happened afterwards; null where they are more than a list is asked for by their ids. */
  ids: string[] | null
}
export interface AroundAnswer {
  met: Group
  rest: Group
  /** Whose days are not over, and who was to be left out and was met after all. */
  young: number
  crossed: number
  happenings: { met: Around; rest: Around }[]
}

/** A list is asked for by no more ids than these. */
const mostIds = 300

/** The ids of some rows; of more than a list is asked for there are one too many. */
const few = (rows: string) =>
  `(select array_agg(id order by id) from (select id from ${rows} limit ${mostIds + 1}) as few)`

type Cells = [number, boolean, ...number[], string[] | null]

/**
 * What happened to some within days after a day of their own, against others and against the days before it, in one
 * statement: of whom the actor may see, by what they may see. Days that are not over count for nobody.
 */
export async function readAround(ctx: Ctx, { record, compared, happenings, days }: AroundQuery): Promise<AroundAnswer> {
  const source = (of: RecordDefinition, filter?: Filter): Source => ({ record: ctx.registry.own(of), filter, q: undefined, bin: false }) // prettier-ignore
  const groups = sourcesCompared(record, compared).map(([of, filter]) => source(of, filter))
  const sources = [...groups, ...happenings.map((each) => source(each.record, all(each.filter)))]
  const shapes = sources.map((each) => sourceShape(ctx, each))
  const told = JSON.stringify([record.name, compared.by, happenings.map(({ at, whose, through, amount, less }) => [at, whose, through?.record.name, amount, less])]) // prettier-ignore
  const compiled = shaped(ctx, `around ${told} ${shapes.map(({ key }) => key).join(' | ')}`, () => {
    const { place, reads } = placing()
    return statement(textOf(ctx, { compared, happenings, sources, groups: groups.length }, place), reads)
  })
  const today = dayIn(ctx.settings.timeZone, ctx.now())
  const day = compared.by === 'filter' ? compared.day : null
  const keys = [ctx.settings.timeZone, today, days, day, ...shapes.map(({ operands }) => operands)]
  return answerOf(await ctx.db.run<Cells>(bind(compiled, given(ctx, { keys }))), happenings.length)
}

/** Where the operands of the first source stand among the keys. */
const ownKeys = 4

/** The values of one of several sources, each of which has a filter of its own. */
const placedFor =
  (place: Place, index: number): Place =>
  (read, type) =>
    place((asked) => read({ ...asked, operands: asked.keys[ownKeys + index] as unknown[] }), type)

interface Parts {
  compared: Compared
  happenings: readonly Happening[]
  sources: readonly Source[]
  groups: number
}

function textOf(ctx: Ctx, { compared, happenings, sources, groups }: Parts, place: Place): string {
  const key = (index: number, type: string) => place(({ keys }) => keys[index], type)
  const [zone, today, days, day] = [key(0, 'text'), key(1, 'date'), key(2, 'int'), key(3, 'date')]
  const places = sources.map((_, index) => placedFor(place, index))
  const happened = happenings.map((each, index) =>
    happeningSql(ctx, each, { zone, source: sources[groups + index]!, place: places[groups + index]! }, index),
  )
  const counted = (what: string) => `(count(*) filter (where ${what}))::float8`
  const afterwards = (what: string) => `${what} filter (where h.day >= whole.day)`
  const before = (what: string) => `${what} filter (where h.day < whole.day)`
  return `with ${comparedSql({ ctx, zone, day, places }, compared, sources)}, whole as not materialized (
  select id, met, day from compared where day + ${days} <= ${today}
), span as materialized (
  select min(day) - ${days} as first, max(day) + ${days} as last from whole
), happened as (
  ${happened.join('\n  union all ')}
), each as materialized (
  select h.number, whole.id, whole.met, ${afterwards('count(*)')} as after, ${before('count(*)')} as before,
    coalesce(${afterwards('sum(h.amount)')}, 0) as amount, coalesce(${before('sum(h.amount)')}, 0) as earlier
  from happened h join whole on whole.id = h.whose and h.day >= whole.day - ${days} and h.day < whole.day + ${days}
  group by h.number, whole.id, whole.met
)
select -1 as number, met, count(*)::float8, ${counted(`day + ${days} > ${today}`)}, ${counted('crossed')},
  0::float8, 0::float8, 0::float8, 0::float8, ${few('whole w where w.met = compared.met')}
from compared group by met
union all
select number, met, ${counted('after > 0')}, ${counted('before > 0')}, ${counted('after > 0 and before > 0')},
  sum(amount), sum(amount * amount), sum(amount - earlier), sum((amount - earlier) * (amount - earlier)),
  ${few('each e where e.number = each.number and e.met = each.met and e.after > 0')}
from each group by number, met`
}

const empty: Omit<Around, 'of'> = { after: 0, before: 0, both: 0, amount: 0, squares: 0, more: 0, moreSquares: 0, ids: [] } // prettier-ignore

function answerOf(rows: readonly Cells[], count: number): AroundAnswer {
  const cells = (number: number, met: boolean) => rows.find((row) => row[0] === number && row[1] === met)
  const figures = (number: number, met: boolean) => cells(number, met)?.slice(2, -1) as number[] | undefined
  const [metOf = 0, metYoung = 0] = figures(-1, true) ?? []
  const [restOf = 0, restYoung = 0, crossed = 0] = figures(-1, false) ?? []
  const group = (number: number, met: boolean): Around => {
    const of = met ? metOf - metYoung : restOf - restYoung
    const found = figures(number, met)
    if (!found) return { of, ...empty }
    const [after = 0, before = 0, both = 0, amount = 0, squares = 0, more = 0, moreSquares = 0] = found
    return { of, after, before, both, amount, squares, more, moreSquares, ids: idsOf(after, cells(number, met)) }
  }
  return {
    met: { of: metOf - metYoung, ids: idsOf(metOf - metYoung, cells(-1, true)) },
    rest: { of: restOf - restYoung, ids: idsOf(restOf - restYoung, cells(-1, false)) },
    young: metYoung + restYoung,
    crossed,
    happenings: Array.from({ length: count }, (_, index) => ({ met: group(index, true), rest: group(index, false) })),
  }
}

const idsOf = (count: number, row: Cells | undefined) =>
  count > mostIds ? null : ((row?.at(-1) as string[] | null | undefined) ?? [])
