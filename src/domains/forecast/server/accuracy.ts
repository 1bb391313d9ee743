import { exactly, minus, plus, written } from '../../../kernel/decimal.ts'
import { dayIn, startOfDay } from '../../../kernel/time.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Past, Said } from '../model/past.ts'
import { daysOf, periodBeside, periodOf, type Length } from '../model/period.ts'
import { isWithin, readEntries, seenOf, spanOf, type Entry } from './entries.ts'
import { figuresOf, shareOf } from './figures.ts'
import { readSnapshot, readSnapshots, type Snapshot } from './snapshots.ts'

const told = 4

/** What was said of the last periods at their beginning and in their middle, against what was closed in them. */
export async function accuracyOf(ctx: Ctx, length: Length): Promise<Past[]> {
  const snapshots = await readSnapshots(ctx)
  const now = periodOf(dayIn(ctx.settings.timeZone, ctx.now()), length)
  const periods = Array.from({ length: told }, (_, index) => periodBeside(now, -1 - index))
  return Promise.all(periods.map((period) => pastOf(ctx, period, snapshots)))
}

async function pastOf(ctx: Ctx, period: string, snapshots: readonly Snapshot[]): Promise<Past> {
  const [from, until] = daysOf(period).map((day) => startOfDay(ctx.settings.timeZone, day).getTime()) as [
    number,
    number,
  ]
  const closed = figuresOf(await seenOf(ctx, await readEntries(ctx, spanOf(period))), ctx.settings.currency).closed.amount // prettier-ignore
  const said = async (moment: number, last: number) => {
    const own = snapshots.findLast(({ at }) => Date.parse(at) >= moment && Date.parse(at) < last)
    return own ? saidIn(ctx, own, period, closed) : null
  }
  const [quarter, middle] = [from + (until - from) / 4, from + (until - from) / 2]
  return {
    period,
    closed,
    begin: await said(from, quarter),
    middle: await said(middle, until),
  }
}

async function saidIn(ctx: Ctx, { id, at }: Snapshot, period: string, closed: string): Promise<Said> {
  const entries = (await readSnapshot(ctx, id)).filter((entry: Entry) => isWithin(ctx, entry, spanOf(period)))
  const figures = figuresOf(await seenOf(ctx, entries), ctx.settings.currency)
  const { low, likely, high } = figures.projection
  const committed = written(plus(exactly(figures.closed.amount), exactly(figures.commit.amount)))
  return {
    at,
    likely,
    low,
    high,
    committed,
    off: shareOf(written(minus(exactly(likely), exactly(closed))), closed),
  }
}
