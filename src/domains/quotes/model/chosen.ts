import { totalsOf, type Billing, type PricedLine } from '../../deals/model/index.ts'
import type { Offer, OfferedLine } from './offer.ts'

/** Whether the customer may choose a line: it is optional, has a price, and adds up with the others. */
export const isChoosable = ({ totals }: Offer, { optional, amount, setupFee }: OfferedLine): boolean =>
  optional && amount !== null && [amount, setupFee].every((money) => !money || money.currency === totals.currency)

/** The offer with some of its optional lines, by their place: they are optional no more, and it adds up exactly. */
export function withChosen(offer: Offer, chosen: ReadonlySet<number>): Offer {
  const lines = offer.lines.map((line, place) =>
    chosen.has(place) && isChoosable(offer, line) ? { ...line, optional: false } : line,
  )
  return { ...offer, lines, totals: totalsOf(lines.map(asPriced)) ?? offer.totals }
}

/** What was offered says what each line comes to; nothing is reckoned a second time. */
const asPriced = (line: OfferedLine): PricedLine => ({
  ...line,
  price: line.amount,
  billing: line.billing as Billing,
  quantity: 1,
  discount: 0,
  discountAmount: null,
  steps: null,
})
