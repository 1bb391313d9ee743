import type { Money } from '../../../kernel/field.ts'
import type { LineTotals } from '../../deals/model/index.ts'

/** A line as the customer sees it: nothing of what it costs us or why it has its price. */
export interface OfferedLine {
  label: string
  quantity: number
  price: Money | null
  discount: number
  discountAmount: Money | null
  billing: string
  months: number | null
  setupFee: Money | null
  optional: boolean
  taxRate: number | null
  taxIncluded: boolean
  amount: Money | null
}

/** All that a customer is shown, kept word for word when the quote is sent. */
export interface Offer {
  number: string
  version: number
  name: string
  seller: string
  customer: string | null
  sentOn: string
  validUntil: string | null
  terms: string | null
  lines: OfferedLine[]
  totals: LineTotals
}
