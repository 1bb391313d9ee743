import type { Ctx } from '../../context.ts'
import { counted } from './count.ts'
import type { List } from './list.ts'
import { orderSql } from './sort.ts'
import { sourceSql, valuesOf } from './source-sql.ts'
import { bind, given, placing, shaped, statement } from './statement.ts'

type Keys = readonly (string | null)[]

/** Every so-manieth row of a sorted list, exactly: from one of them on, any place is near. */
export interface Milestones {
  total: number
  step: number
  /** The sort keys of the rows number `step`, `2 * step`, … */
  keys: readonly Keys[]
}

interface Kept {
  at: number
  milestones: Milestones | null
  running: boolean
}

/** A page's length: the row that is looked for lies on the page that begins at the milestone before it. */
const shortestStep = 100
const most = 20_000
/** Milliseconds: after this they are counted anew behind, after that they are no longer believed. */
const fresh = 60_000
const believed = 600_000
const lists = 40

const known = new WeakMap<object, Map<string, Kept>>()

/**
 * The milestones of a list as they were lately counted, or null. They are counted behind whoever asks, and kept by the
 * statement with all its values: filter, order, and what this asker may see.
 */
export function milestonesOf(ctx: Ctx, list: List, expected: number): Milestones | null {
  const step = Math.max(shortestStep, Math.ceil(expected / most))
  const query = bind(
    shaped(ctx, `milestones ${step} ${list.key}`, () => compile(ctx, list, step)),
    given(ctx, { operands: list.operands, ...valuesOf(list.source) }),
  )
  const all = known.get(ctx.db) ?? new Map<string, Kept>()
  known.set(ctx.db, all)
  const key = JSON.stringify([query.text, query.values])
  const kept = all.get(key) ?? { at: 0, milestones: null, running: false }
  const age = ctx.now().getTime() - kept.at
  if (age > fresh && !kept.running) {
    all.delete(key)
    all.set(key, kept)
    if (all.size > lists) all.delete(all.keys().next().value!)
    kept.running = true
    void count(ctx, list, step, query, kept)
  }
  return age < believed ? kept.milestones : null
}

async function count(ctx: Ctx, list: List, step: number, query: ReturnType<typeof bind>, kept: Kept): Promise<void> {
  try {
    const [keys, total] = await Promise.all([ctx.db.run<Keys>(query), counted(ctx, list.source, null)])
    Object.assign(kept, { at: ctx.now().getTime(), milestones: { total, step, keys } })
  } catch (error) {
    // Places are told by a sample as before; the next one who asks tries again.
    ctx.log.warn({ err: error, record: list.source.record.name }, 'milestones could not be counted')
    kept.at = ctx.now().getTime()
  } finally {
    kept.running = false
  }
}

function compile(ctx: Ctx, list: List, step: number) {
  const { place, reads } = placing()
  const rows = sourceSql(ctx, list.source, place)
  const columns = list.sort.map(({ sql }, index) => `${sql}::text as k${index}`).join(', ')
  const names = list.sort.map((_, index) => `k${index}`).join(', ')
  const numbered = `select ${columns}, row_number() over (order by ${orderSql(list.sort, 'both')}) as nr ${rows}`
  return statement(`select ${names} from (${numbered}) as s where nr % ${step} = 0 order by nr`, reads)
}
