import { exactly, minus, plus, times, type Decimal } from '../../../../kernel/decimal.ts'
import type { Money } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { totalsOf } from '../../../deals/model/index.ts'
import type { PricedRow } from '../../../deals/server/index.ts'
import type { quoteLine } from '../../model/index.ts'

/** A line with what the catalog says of it today. */
export type Priced = RowOf<typeof quoteLine> & { listed: Partial<PricedRow> | undefined }

/** Two amounts of one currency that are held against each other; null where they cannot be. */
export type Pair = { whole: Decimal; part: Decimal } | null

/** What a line comes to over its whole term, without tax; null without a price, or with several currencies. */
export const netOf = (line: Priced): Money | null => totalsOf([{ ...line, optional: false }])?.contract ?? null

/** What it would come to without any discount: as it says itself, or as the catalog does, whichever is more. */
export function besideList(line: Priced): Pair {
  const [net, own, list] = [netOf(line), netOf(withoutDiscount(line)), netOf(asListed(line))]
  if (!net || !own || !list || list.currency !== net.currency) return null
  const [one, other] = [exactly(own.amount), exactly(list.amount)]
  return { whole: minus(one, other).value > 0n ? one : other, part: exactly(net.amount) }
}

const withoutDiscount = (line: Priced): Priced => ({ ...line, discount: 0, discountAmount: null })

/** A price that somebody typed, or a setup fee that they left out, is a discount too. */
function asListed(line: Priced): Priced {
  const { listed } = line
  if (!listed?.price) return withoutDiscount(line)
  const { billing, months } = listed
  return withoutDiscount({ ...line, ...listed, billing: billing ?? line.billing, months: line.months ?? months ?? null })
} // prettier-ignore

/** What it comes to beside what it costs us; null where the cost is not known, or in another currency. */
export function besideCost(line: Priced): Pair {
  const [net, cost] = [netOf(line), netOf(atCost(line))]
  return net && cost && net.currency === cost.currency
    ? { whole: exactly(net.amount), part: exactly(cost.amount) }
    : null
}

const atCost = (line: Priced): Priced => ({
  ...withoutDiscount(line),
  price: line.cost,
  steps: null,
  setupFee: null,
  taxRate: null,
  taxIncluded: false,
})

/** All of them in one; null as soon as one is. */
export function together(pairs: readonly Pair[]): Pair {
  const none: Pair = { whole: exactly(0), part: exactly(0) }
  return pairs.reduce<Pair>(
    (sum, each) => sum && each && { whole: plus(sum.whole, each.whole), part: plus(sum.part, each.part) },
    none,
  )
}

/** Whether what is left of the whole without the part is more, or less, than so many of a hundred of it: exactly, whatever is rounded for people. */
export function restIs(more: 'more' | 'less', { whole, part }: NonNullable<Pair>, percent: number): boolean {
  const rest = times(minus(whole, part), exactly(100))
  const { value } = minus(rest, times(whole, exactly(percent)))
  return more === 'more' ? value > 0n : value < 0n
}
