import { newId } from '../../../kernel/id.ts'
import { addDays, addMonths, dayIn, startOfDay, weekdayOf } from '../../../kernel/time.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { daysOf, periodOf } from '../model/period.ts'
import { readEntries, type Entry, type Span } from './entries.ts'

/** What deals looked like at a moment. */
export interface Snapshot {
  id: string
  /** The moment that it is of. */
  at: string
}

const latest = 200
const furthestBack = 366

/** The snapshots that there are, the newest first. */
export function readSnapshots(ctx: Ctx): Promise<Snapshot[]> {
  const text = 'select id, taken_of as at from forecast_snapshot order by taken_of desc limit $1'
  return ctx.db.run<Snapshot>({
    name: 'forecast_snapshots',
    text,
    values: [latest],
  })
}

/** Refuses an id that is that of none. */
export async function findSnapshot(ctx: Ctx, id: string): Promise<Snapshot> {
  const text = 'select id, taken_of as at from forecast_snapshot where id = $1'
  const [found] = await ctx.db.run<Snapshot>({ name: 'forecast_snapshot_one', text, values: [id] })
  if (!found) throw refuse.notFound(say('There is no such snapshot.'))
  return found
}

/** The deals of a snapshot, whoever asks. */
export function readSnapshot(ctx: Ctx, id: string): Promise<Entry[]> {
  const text = `select deal_id as deal, owner_id as owner, status, category, probability::float8, amount::text, is_unrated as "isUnrated",
  close_on::text as "closeOn", closed_at as "closedAt" from forecast_snapshot_deal where snapshot_id = $1 order by deal_id`
  return ctx.db.run<Entry>({ name: 'forecast_snapshot', text, values: [id] })
}

/** Where the company is, each Monday and each first of a month begins with a snapshot; which ones of the days after one, until another. */
export function dueBetween(zone: string, after: string, until: string): Date[] {
  const due: Date[] = []
  for (let day = addDays(after, 1); day <= until; day = addDays(day, 1))
    if (weekdayOf(day) === 1 || day.endsWith('-01')) due.push(startOfDay(zone, day))
  return due
}

/** Takes the snapshots that are due, each as Farley knew the deals at its moment, also when it was not running then. */
export const takeSnapshots: JobHandler = {
  name: 'take-forecast-snapshots',
  cron: '2 * * * *',
  async run(ctx) {
    const zone = ctx.settings.timeZone
    const today = dayIn(zone, ctx.now())
    const [last] = await readSnapshots(ctx)
    // The first one is of the latest day on which there would have been one.
    const earliest = addDays(today, last ? -furthestBack : -7)
    const known = last ? dayIn(zone, new Date(last.at)) : earliest
    const due = dueBetween(zone, known > earliest ? known : earliest, today)
    for (const moment of last ? due : due.slice(-1)) await take(ctx, moment)
  },
}

/** Keeps all open deals, and what was won since the quarter before; nothing where there is one of that moment. */
async function take(ctx: Ctx, moment: Date): Promise<void> {
  const entries = await readEntries(ctx, spanAt(dayIn(ctx.settings.timeZone, moment)), moment.toISOString())
  const of = <Name extends keyof Entry>(name: Name) => entries.map((entry) => entry[name])
  const text = `with made as (
  insert into forecast_snapshot (id, taken_of) values ($1, $2) on conflict (taken_of) do nothing returning id
)
insert into forecast_snapshot_deal (snapshot_id, deal_id, owner_id, status, category, probability, amount, is_unrated, close_on, closed_at)
select made.id, deal.* from made, unnest(
  $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::numeric[], $8::numeric[], $9::boolean[], $10::date[], $11::timestamptz[]
) as deal`
  const values = [
    newId(), moment.toISOString(), of('deal'), of('owner'), of('status'), of('category'), of('probability'), of('amount'), of('isUnrated'), of('closeOn'), of('closedAt'),
  ] // prettier-ignore
  await ctx.db.run({ text, values })
}

function spanAt(day: string): Span {
  const [quarter] = daysOf(periodOf(day, 'quarter'))
  return { from: addMonths(quarter, -3), until: '2999-01-01', anyOpen: true }
}
