import { all, type Filter } from '../../../kernel/filter.ts'
import { addDays, dayIn } from '../../../kernel/time.ts'
import type { Spot } from '../../../kernel/geo.ts'
import type { Ctx } from '../../../platform/context.ts'
import { linkedTo, readDue, type LinkedById } from '../../../platform/records/read/index.ts'
import { visit } from '../model/index.ts'
import { mayAsk, roundsOf, visitedBy } from './cycles.ts'

/** Somebody who is to be visited: by which cycle, when, and why then. */
export interface ToVisit {
  id: string
  record: string
  cycle: { name: string; every: number; unit: string; minutes: number | null }
  due: string
  last: string | null
  planned: string | null
}
export interface DueVisits {
  data: ToVisit[]
  linked: LinkedById
  today: string
  count: number
  due: number
  overdue: number
}

const most = 200
/** Whom one could see soon is shown, too: so many days ahead. */
const ahead = 14

const met = {
  record: visit,
  about: 'about',
  at: 'at',
  held: { field: 'status', is: 'done' },
  day: 'day',
  planned: { field: 'status', is: 'planned' },
} as const
const asks: Filter = all(...['about', 'at', 'day', 'status'].map((field) => ({ field, isEmpty: false })))

/** Whom their owner is to visit by now or soon, the longest due first; of `near`, all who lie there, however soon. */
export async function readDueVisits(ctx: Ctx, owner: string | null, near?: Filter): Promise<DueVisits> {
  const today = dayIn(ctx.settings.timeZone, ctx.now())
  const kinds = owner !== null && mayAsk(ctx, visit, asks) ? Object.keys(visitedBy) : []
  const found = await Promise.all(kinds.map((of) => ofKind(ctx, of, all({ field: 'owner', is: owner }, near), near ? null : addDays(today, ahead)))) // prettier-ignore
  const data = found.flatMap((each) => each.data).toSorted(longestDue).slice(0, most) // prettier-ignore
  const sum = (name: 'count' | 'due' | 'overdue') => found.reduce((total, each) => total + each[name], 0)
  return {
    data,
    linked: await linkedTo(ctx, data.map(({ id }) => id)), // prettier-ignore
    today,
    count: sum('count'),
    due: sum('due'),
    overdue: sum('overdue'),
  }
}

async function ofKind(ctx: Ctx, of: string, more: Filter, until: string | null) {
  const rounds = await roundsOf(ctx, of, more)
  const answer = await readDue(ctx, visitedBy[of]!, { rounds, by: met, until, limit: most })
  const data = answer.data.map(({ round, ...each }): ToVisit => {
    const { name, every, unit, minutes } = rounds[round]!.cycle
    return { ...each, record: of, cycle: { name, every, unit: unit ?? 'weeks', minutes } }
  })
  return { ...answer, data }
}

const longestDue = (one: ToVisit, other: ToVisit) => one.due.localeCompare(other.due) || one.id.localeCompare(other.id)

/** Those with an address within so many kilometres of one of these spots. */
export const nearTo = (spots: readonly Spot[], kilometres: number): Filter => ({
  or: spots.map(({ latitude, longitude }) => ({ field: 'addresses', near: [latitude, longitude, kilometres] })),
})
