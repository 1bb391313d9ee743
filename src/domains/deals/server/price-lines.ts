import type { RowOf } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { visibleIds } from '../../../platform/records/read/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import { told } from '../../../platform/words/index.ts'
import { product } from '../../catalog/model/index.ts'
import { pricesFor } from '../../catalog/server/index.ts'
import { company } from '../../people/model/index.ts'
import type { deal, dealLine } from '../model/index.ts'

/** A line of a deal, or of whatever else has such lines. */
export type PricedRow = Omit<RowOf<typeof dealLine>, 'deal'>
/** For whom it is: the customer, and an amount in the currency they are asked. */
export type Buyer = Pick<RowOf<typeof deal>, 'company' | 'amount'>

/** What the catalog says of lines today, for the customer of their deal; nothing of a product that the asker may not see. */
export async function priceLines(work: Work, of: Buyer, lines: readonly PricedRow[]) {
  await work.flush()
  return pricesOfLines({ ...work.ctx, db: work.tx as never }, of, lines)
}

/** The same, read beside all changes. */
export async function pricesOfLines(
  ctx: Ctx,
  of: Buyer,
  lines: readonly PricedRow[],
): Promise<(Partial<PricedRow> | undefined)[]> {
  const [known, buyers] = await Promise.all([
    visibleIds(ctx, ctx.registry.own(product), lines.flatMap((line) => line.product ?? [])), // prettier-ignore
    visibleIds(ctx, ctx.registry.own(company), of.company ? [of.company] : []),
  ])
  const asked = lines.filter((line) => line.product && known.has(line.product))
  const currency = lines.find(({ price }) => price)?.price?.currency ?? of.amount?.currency
  const items = asked.map((line) => ({ product: line.product!, quantity: line.quantity }))
  const buyer = of.company && buyers.has(of.company) ? of.company : null
  const found = items.length > 0 ? await pricesFor(ctx, { company: buyer, currency, items }) : []
  const byLine = new Map(asked.map((line, index) => [line.id, found[index]!]))
  return lines.map((line) => {
    const price = byLine.get(line.id)
    return price && {
      price: price.price,
      steps: price.steps.length > 1 ? JSON.stringify(price.steps) : null,
      priceReason: price.reasons.map((reason) => told(ctx, reason)).join('\n'),
      setupFee: price.setupFee,
      taxRate: price.taxRate === null ? null : Number(price.taxRate),
      taxIncluded: price.taxIncluded,
      billing: price.product.billing,
      months: price.product.minimumMonths,
    }
  }) // prettier-ignore
}
