import { exactly, percentOf, plus, rounded, written } from '../../../kernel/decimal.ts'
import type { Money } from '../../../kernel/field.ts'
import { digitsOf, roundMoney } from '../../../kernel/money.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Work } from '../../../platform/records/index.ts'
import { subscriptionLine } from '../model/index.ts'
import { linesOf, type Line } from './lines-of.ts'
import type { Subscription } from './terms-said.ts'

export interface Renewing {
  months?: number | null | undefined
  uplift?: number | null | undefined
}

/** Goes on after the term that there is: answers what becomes of the subscription, and lets its prices rise from that day. */
export async function renewed(work: Work, row: Subscription, { months, uplift }: Renewing = {}) {
  const termFrom = addDays(row.termEndsOn!, 1)
  const percent = uplift ?? row.uplift ?? 0
  if (percent !== 0) {
    const lines = (await linesOf(work, [row.id])).filter((line) => runsInto(line, termFrom))
    await goOn(work, lines, termFrom, (line) => raised(line, percent))
  }
  return { status: 'active' as const, termFrom, months: months ?? row.months }
}

const runsInto = ({ startsOn, endsOn }: Line, day: string) =>
  startsOn !== null && startsOn < day && (endsOn === null || endsOn >= day)

/** From a day on these lines are something else; each ends the day before and begins anew. */
export async function goOn(work: Work, lines: readonly Line[], day: string, change: (line: Line) => Partial<Line>) {
  const last = addDays(day, -1)
  await work.updateMany(subscriptionLine, lines.map((row) => ({ row, patch: { endsOn: last } as never }))) // prettier-ignore
  await work.createMany(
    subscriptionLine,
    lines.map((line) => ({ values: { ...valuesOf(line), ...change(line), startsOn: day } as never })),
  )
}

const valuesOf = (line: Line) =>
  Object.fromEntries(Object.keys(subscriptionLine.fields).map((name) => [name, line[name as keyof Line]]))

/** Price, steps and amount off rise alike, so that what the line comes to rises by that many of a hundred. */
function raised({ price, discountAmount, steps }: Line, percent: number): Partial<Line> {
  const more = (amount: string) => plus(exactly(amount), percentOf(exactly(amount), exactly(percent)))
  const money = (given: Money | null) =>
    given && roundMoney({ ...given, amount: written(rounded(more(given.amount), digitsOf(given.currency))) })
  const known = steps === null ? null : (JSON.parse(steps) as { price: string }[])
  return {
    price: money(price),
    discountAmount: money(discountAmount),
    steps: known && JSON.stringify(known.map((step) => ({ ...step, price: written(more(step.price)) }))),
  }
}

/** What of these ends on a day ends then; what would only begin later never does. */
export async function endLines(work: Work, row: Subscription, day: string): Promise<void> {
  const lines = await linesOf(work, [row.id])
  const open = lines.filter(({ startsOn, endsOn }) => (endsOn === null || endsOn > day) && (startsOn === null || startsOn <= day)) // prettier-ignore
  await work.updateMany(subscriptionLine, open.map((each) => ({ row: each, patch: { endsOn: day } as never }))) // prettier-ignore
  for (const line of lines.filter(({ startsOn }) => startsOn !== null && startsOn > day))
    await work.remove(subscriptionLine, line)
}
