import { all, fieldsIn, type Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { addDays, startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { aggregate, knows } from '../../../platform/records/read/index.ts'
import { call, meeting, task } from '../../activities/model/index.ts'
import { bySeller, knowsWorth } from '../../deals/server/index.ts'
import { person } from '../../people/model/index.ts'
import type { Result } from '../model/results.ts'
import type { Measure, Span } from '../model/span.ts'

/** What was counted, with the rows behind it. */
export type Counted = Pick<Result, 'value' | 'worth' | 'record' | 'filter'>

/** How much somebody did of something on these days, of what the asker may see; null where they may not know by what it is counted. Days are those of the company. */
export function count(ctx: Ctx, measure: Measure, who: string, span: Span): Promise<Counted | null> {
  if (measure === 'calls') return countRows(ctx, call, all(owned(who), during(ctx, 'startedAt', span)))
  if (measure === 'meetings') return countRows(ctx, meeting, all(owned(who), heldIn(ctx, span)))
  if (measure === 'tasks') return countRows(ctx, task, all(owned(who), isDone, during(ctx, 'doneAt', span)))
  if (measure === 'leads') return countRows(ctx, person, all(owned(who), during(ctx, 'firstTouchAt', span)))
  return countWon(ctx, who, span)
}

const isDone = { field: 'done', is: true }
const owned = (who: string): Filter => ({ field: 'owner', is: who })

const beginOf = ({ settings }: Ctx, day: string) => startOfDay(settings.timeZone, day).toISOString()

const during = (ctx: Ctx, field: string, { from, until }: Span): Filter =>
  all({ field, gte: beginOf(ctx, from) }, { field, lt: beginOf(ctx, until) })

/** A meeting that is still to come was not held. */
function heldIn(ctx: Ctx, { from, until }: Span): Filter {
  const [end, now] = [beginOf(ctx, until), ctx.now().toISOString()]
  return all({ field: 'startsAt', gte: beginOf(ctx, from) }, { field: 'startsAt', lt: end < now ? end : now })
}

async function countRows(ctx: Ctx, record: RecordDefinition, filter: Filter): Promise<Counted | null> {
  if (!fieldsIn(filter).every((path) => knows(ctx, record, path))) return null
  const { data } = await aggregate(ctx, record, { filter, measures: [{ fn: 'count' }] })
  return { value: Number(data[0]?.values[0] ?? 0), worth: null, record: record.name, filter }
}

/** Deals won, each with what of it is theirs. */
async function countWon(ctx: Ctx, who: string, { from, until }: Span): Promise<Counted | null> {
  if (!knowsWorth(ctx)) return null
  const { data, of } = await bySeller(ctx, { status: 'won', from, to: addDays(until, -1) })
  const theirs = data.find(({ seller }) => seller === who)
  const nothing = { amount: '0', currency: ctx.settings.currency }
  return {
    value: theirs?.count ?? 0,
    worth: theirs?.amount ?? nothing,
    record: 'deal',
    filter: theirs?.filter ?? of(who),
  }
}
