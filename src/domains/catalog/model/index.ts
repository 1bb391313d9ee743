import type { Model } from '../../../kernel/model.ts'
import { priceBook, priceEntry } from './price-book.ts'
import { productCategory } from './product-category.ts'
import { billing, bundlePart, product } from './product.ts'
import { taxClass, taxRate } from './tax.ts'

export { billing, bundlePart, priceBook, priceEntry, product, productCategory, taxClass, taxRate }
export { amountOf as amountOfSteps, priceOf } from './pricing/price-of.ts'
export type { Book, Entry, Priced, PricedProduct, Prices, Step, TaxRate, Tier, Wanted } from './pricing/prices.ts'
export { readTiers, tierFault } from './pricing/tiers.ts'

export const model: Model = {
  room: 'catalog',
  records: [productCategory, taxClass, taxRate, product, bundlePart, priceBook, priceEntry],
  actions: [],
}
