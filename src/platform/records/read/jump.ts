import type { Ctx } from '../../context.ts'
import { counted, estimated } from './count.ts'
import type { List } from './list.ts'
import { milestonesOf, type Milestones } from './milestones.ts'
import { orderSql, phasesOf, withinSql } from './sort.ts'
import { sourceSql, valuesOf } from './source-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

/** Up to here a place in a list is counted out each time; beyond, that is left to its milestones once they are known. */
const countedUpTo = 5_000
/** Until then it is counted out up to here; beyond, a sample says about where it is. */
const exactUpTo = 30_000
/** Rows of a sample that are enough to land within about a hundredth of the list. */
const sampled = 4_000
/** Of a large table no more than this is read for a sample, however few of its rows are in the list. */
const mostPercent = 5

type Keys = readonly (string | null)[]
export interface Jump {
  /** The keys of the row before the page; null for the beginning. */
  keys: Keys | null
  position: number
  /** How many rows there are, where the jump has found out exactly. */
  total?: number
}

/** Finds the row at a share (0 to 1) of a sorted list. */
export async function jumpTo(ctx: Ctx, list: List, share: number): Promise<Jump> {
  if (share <= 0) return { keys: null, position: 0 }
  const expected = await estimated(ctx, list.source)
  const about = expected > countedUpTo ? expected : await counted(ctx, list.source, countedUpTo + 1)
  const milestones = about > countedUpTo ? milestonesOf(ctx, list, expected) : null
  if (milestones) return nearest(milestones, share)
  const isKnown = about <= countedUpTo || about > exactUpTo
  const count = isKnown ? about : await counted(ctx, list.source, exactUpTo + 1)
  if (count <= exactUpTo) return exactly(ctx, list, Math.min(count - 1, Math.floor(share * count)), count)
  return { keys: await sampleAt(ctx, list, Math.min(share, 0.9999), Math.max(expected, count)), position: share }
}

/** The last milestone before the place: the row that is asked for lies on the page that begins there. */
function nearest({ total, step, keys }: Milestones, share: number): Jump {
  const number = Math.min(Math.floor((share * total) / step), keys.length)
  return { keys: keys[number - 1] ?? null, position: total === 0 ? 0 : (number * step) / total, total }
}

async function exactly(ctx: Ctx, list: List, index: number, count: number): Promise<Jump> {
  if (index <= 0) return { keys: null, position: 0 }
  return { keys: await rowAt(ctx, list, index - 1), position: index / count }
}

/** The keys of the row that so many come before: counted along the index where the first key is filled, else among the rest. */
async function rowAt(ctx: Ctx, list: List, before: number): Promise<Keys | null> {
  let left = before
  for (const phase of phasesOf(list.sort, false)) {
    const within = withinSql(list.sort, phase)
    const order = orderSql(list.sort, phase)
    const at = ({ columns, rows, offset }: Parts) =>
      `select ${columns} ${rows}${within} order by ${order} offset ${offset('bigint')} limit 1`
    const keys = await keysAt(ctx, list, `exact ${phase}`, at, left)
    if (keys) return keys
    const [number] = (await keysAt(
      ctx,
      list,
      `number ${phase}`,
      ({ rows }) => `select count(*)::text ${rows}${within}`,
      0,
    ))!
    left -= Number(number)
  }
  return null
}

async function sampleAt(ctx: Ctx, list: List, share: number, expected: number): Promise<Keys | null> {
  const percent = Math.min(mostPercent, Math.max(0.1, Math.ceil((sampled / expected) * 1000) / 10))
  const build = ({ columns, rows, order, offset }: Parts) => {
    const numbered = `select ${columns}, row_number() over (order by ${order}) as nr, count(*) over () as total ${rows}`
    return `select ${list.sort.map((_, index) => `k${index}`).join(', ')} from (${numbered}) as s where nr = floor(${offset('float8')} * total)::bigint + 1`
  }
  return keysAt(ctx, list, `sample ${percent}`, build, share, percent)
}

interface Parts {
  /** The sort keys as text, called k0, k1 and so on. */
  columns: string
  rows: string
  order: string
  offset: (type: string) => string
}

async function keysAt(
  ctx: Ctx,
  list: List,
  what: string,
  build: (parts: Parts) => string,
  offset: number,
  sample?: number,
) {
  const compiled = shaped(ctx, `jump ${what} ${list.key}`, () => {
    const { place, reads } = placing()
    const rows = sourceSql(ctx, list.source, place, sample === undefined ? {} : { sample })
    const columns = list.sort.map(({ sql }, index) => `${sql}::text as k${index}`).join(', ')
    const order = orderSql(list.sort, 'both')
    return statement(build({ columns, rows, order, offset: (type) => place((each) => each.limit, type) }), reads)
  })
  const values = given(ctx, { operands: list.operands, ...valuesOf(list.source), limit: offset })
  const [keys] = await ctx.db.run<Keys>(bind(compiled, values))
  return keys ?? null
}
