import { all } from '../../../kernel/filter.ts'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { dayIn, firstWeekdayOf } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import { knows, listRecords } from '../../../platform/records/read/index.ts'
import { user } from '../../workspace/model/index.ts'
import { goal } from '../model/index.ts'
import { paceOf } from '../model/pace.ts'
import type { Result, Results } from '../model/results.ts'
import { measures, spansOf, type Measure, type Per } from '../model/span.ts'
import { count, type Counted } from './count.ts'

type Goal = RowOf<typeof goal>

/**
 * What somebody did and won in the period of today, against the one before up to the same day and against their goals. Of a
 * colleague only that of which they have shared a goal; nobody is found who shared none.
 */
export async function readResults(ctx: Ctx, per: Per, of: string | null): Promise<Results> {
  const me = ctx.actor.userId
  const who = of ?? me
  if (!who) throw refuse.noSuch(user as RecordDefinition)
  const today = dayIn(ctx.settings.timeZone, ctx.now())
  const { now, before } = spansOf(per, today, firstWeekdayOf('auto', ctx.settings.locale))
  const goals = await readGoals(ctx, per, who, today)
  const asked = who === me ? measures : measures.filter((measure) => goals.has(measure))
  if (asked.length === 0) throw refuse.noSuch(user as RecordDefinition)
  const results = await Promise.all(
    asked.map(async (measure) => {
      const [one, other] = await Promise.all([count(ctx, measure, who, now), count(ctx, measure, who, before)])
      if (!one || !other) return []
      const value = valueOf(measure, one)
      const aimed = goals.get(measure)
      const told = aimed && { ...paceOf(value, aimed.aim, now, today), ...shownOf(aimed) }
      return [{ ...one, measure, value, before: valueOf(measure, other), goal: told ?? null } satisfies Result]
    }),
  )
  return { ...now, today, currency: ctx.settings.currency, results: results.flat() }
}

const valueOf = (measure: Measure, { value, worth }: Counted) =>
  measure === 'worth' ? Number(worth?.amount ?? 0) : value
const shownOf = ({ id, version, aim, begins, private: isPrivate }: Goal) => ({ id, version, aim, begins, shared: isPrivate !== true }) // prettier-ignore

/** The goals of somebody that hold on a day, as far as the asker may see them: of several for the same the last one. */
async function readGoals(ctx: Ctx, per: Per, who: string, today: string): Promise<Map<Measure, Goal>> {
  const record = goal as RecordDefinition
  if (!['owner', 'per', 'begins'].every((path) => knows(ctx, record, path))) return new Map()
  const holds = { or: [{ field: 'begins', lte: today }, { field: 'begins', isEmpty: true }] } // prettier-ignore
  const filter = all({ field: 'owner', is: who }, { field: 'per', is: per }, holds)
  const { data } = await listRecords(ctx, record, { filter, sort: 'begins', limit: 200 })
  const rows = data as unknown as Goal[]
  const later = (one: Goal, other: Goal) => (one.begins ?? '').localeCompare(other.begins ?? '') || one.createdAt.localeCompare(other.createdAt) // prettier-ignore
  return new Map(rows.toSorted(later).map((row) => [row.measure as Measure, row]))
}
