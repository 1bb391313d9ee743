import type { Money } from '../../../../kernel/field.ts'
import type { Sentence } from '../../../../kernel/sentence.ts'

/** From a quantity on another price, or a share off the first one; decimals are texts. */
export type Tier = { from: string } & ({ price: string } | { percentOff: string })

/** What a product costs in a book. */
export interface Entry {
  price: string
  tiers: readonly Tier[]
  /** A tier’s price holds for the pieces from there on, not for all of them. */
  graduated: boolean
  setupFee: string | null
}

/** A price book as far as it concerns one customer. */
export interface Book {
  id: string
  name: string
  currency: string
  validFrom: string | null
  validUntil: string | null
  priority: number
  includesTax: boolean
  /** Why it is for this customer. */
  fits: 'chosen' | 'segment' | 'everybody'
  /** By product. */
  entries: ReadonlyMap<string, Entry>
}

export interface TaxRate {
  taxClass: string
  className: string
  country: string
  rate: string
  validFrom: string
}

export interface PricedProduct {
  id: string
  name: string
  price: Money | null
  setupFee: Money | null
  taxClass: string | null
  /** What a bundle is the sum of; empty where it has a price of its own. */
  parts: readonly { product: PricedProduct; quantity: string }[]
}

/** All that prices come of. */
export interface Prices {
  books: readonly Book[]
  taxes: readonly TaxRate[]
  /** Where the seller is: whose tax is taken of who says no country. */
  home: string
}

export interface Wanted {
  product: PricedProduct
  quantity: string
  country: string | null
  currency: string
  /** YYYY-MM-DD */
  day: string
}

/** So many at so much each. */
export interface Step {
  quantity: string
  price: string
}

/** What something costs, and why. */
export interface Priced {
  /** Of one; rounded to four places where it is the mean of several steps. Null: there is no price. */
  price: Money | null
  /** Of all, rounded to the digits of the currency: the sum of its rounded steps. */
  amount: Money | null
  steps: readonly Step[]
  setupFee: Money | null
  taxRate: string | null
  taxIncluded: boolean
  reasons: readonly Sentence[]
}
