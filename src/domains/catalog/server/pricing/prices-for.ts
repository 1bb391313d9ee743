import { exactly, written } from '../../../../kernel/decimal.ts'
import type { Address } from '../../../../kernel/field.ts'
import { isCurrency } from '../../../../kernel/money.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { dayIn } from '../../../../kernel/time.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { readMany } from '../../../../platform/records/read/index.ts'
import { company } from '../../../people/model/index.ts'
import { priceOf, product, type Priced } from '../../model/index.ts'
import { readPrices } from './read-prices.ts'
import { readProducts, type Product } from './read-products.ts'

/** What somebody wants to know the prices of. */
export interface Inquiry {
  company?: string | null | undefined
  /** The company's own when left out. */
  currency?: string | undefined
  /** Today when left out. */
  day?: string | undefined
  items: readonly { product: string; quantity: number }[]
}

/** What each item costs the customer that day, in turn, read at once for all; as unknown as the products and the customer are to the asker. */
export async function pricesFor(ctx: Ctx, inquiry: Inquiry): Promise<(Priced & { product: Product })[]> {
  const { company: customer = null, currency = ctx.settings.currency, items } = inquiry
  if (!isCurrency(currency))
    throw refuse.invalid([{ field: 'currency', ...say('There is no currency “{currency}”.', { currency }) }])
  const [country, { rows, priced }] = await Promise.all([
    countryOf(ctx, customer),
    readProducts(ctx, items.map((item) => item.product)), // prettier-ignore
  ])
  const prices = await readPrices(ctx, customer, [...rows.keys()])
  const day = inquiry.day ?? dayIn(ctx.actor.timeZone, ctx.now())
  return items.map((item) => {
    const row = rows.get(item.product)
    if (!row) throw refuse.noSuch(product)
    const quantity = written(exactly(item.quantity))
    return { ...priceOf({ product: priced(row.id), quantity, country, currency, day }, prices), product: row }
  })
}

async function countryOf(ctx: Ctx, customer: string | null): Promise<string | null> {
  if (!customer) return null
  const [found] = await readMany(ctx, company, [customer])
  if (!found) throw refuse.noSuch(company)
  const addresses = (found.addresses ?? []) as Address[]
  return (addresses.find(({ primary }) => primary) ?? addresses[0])?.country ?? null
}
