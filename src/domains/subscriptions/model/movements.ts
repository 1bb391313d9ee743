import { compared, exactly, minus, plus, written } from '../../../kernel/decimal.ts'
import { roundMoney } from '../../../kernel/money.ts'
import { addDays } from '../../../kernel/time.ts'
import { recurringOn, type RecurringLine } from './mrr.ts'

/** What of the recurring revenue of two days somebody may ask for the subscriptions of. */
export const figures = ['begin', 'new', 'expansion', 'contraction', 'churn', 'end'] as const
export type Figure = (typeof figures)[number]
/** Why what recurs each month is another. */
export type Movement = Exclude<Figure, 'begin' | 'end'>

/** A subscription on the eve of a span and on its last day, in its currency. */
export interface Moved {
  id: string
  currency: string
  before: string
  after: string
}

/** What recurred on the eve, what came and went, and what recurs in the end; sums of each currency by itself. */
export interface Movements {
  currency: string
  sums: Record<Figure, string>
  counts: Record<Figure, number>
}

/** What of a subscription recurs each month on the eve of a span and on its last day. */
export function movedIn({ id, currency }: { id: string; currency: string }, lines: readonly RecurringLine[], from: string, to: string): Moved {
  const on = (day: string) => recurringOn(lines, day, currency).mrr.amount
  return { id, currency, before: on(addDays(from, -1)), after: on(to) }
} // prettier-ignore

/**
 * New is what recurs of a subscription of which nothing did on the eve, churn what recurred of one of which nothing does
 * any more, expansion and contraction what became more or less of one. So that what there was and what moved is what
 * there is, to the cent.
 */
export function movementOf({ before, after }: Moved): Movement | null {
  const [was, is] = [exactly(before), exactly(after)]
  const more = compared(is, was)
  if (more === 0) return null
  if (was.value === 0n) return 'new'
  if (is.value === 0n) return 'churn'
  return more > 0 ? 'expansion' : 'contraction'
}

/** Which figures a subscription counts in, each with how much. */
export function countsIn(moved: Moved): Partial<Record<Figure, string>> {
  const kind = movementOf(moved)
  const isSome = (amount: string) => exactly(amount).value !== 0n
  return {
    ...(isSome(moved.before) && { begin: moved.before }),
    ...(kind && { [kind]: differenceOf(moved) }),
    ...(isSome(moved.after) && { end: moved.after }),
  }
}

export const differenceOf = ({ before, after, currency }: Moved): string =>
  amount(minus(exactly(after), exactly(before)), currency)

/** Each currency by itself, in alphabetical order. */
export function movementsOf(all: readonly Moved[]): Movements[] {
  const groups = Map.groupBy(all, ({ currency }) => currency)
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([currency, moved]) => summed(currency, moved))
} // prettier-ignore

function summed(currency: string, moved: readonly Moved[]): Movements {
  const found = moved.map(countsIn)
  const of = (figure: Figure) => found.flatMap((each) => each[figure] ?? [])
  const sum = (figure: Figure) => amount(of(figure).map(exactly).reduce(plus, exactly(0)), currency)
  const each = <T>(value: (figure: Figure) => T) => Object.fromEntries(figures.map((figure) => [figure, value(figure)])) as Record<Figure, T> // prettier-ignore
  return { currency, sums: each(sum), counts: each((figure) => of(figure).length) }
}

const amount = (value: ReturnType<typeof exactly>, currency: string) =>
  roundMoney({ amount: written(value), currency }).amount
