import {
  divided,
  exactly,
  minus,
  percentOf,
  plus,
  rounded,
  times,
  written,
  type Decimal,
} from '../../../kernel/decimal.ts'
import type { Money } from '../../../kernel/field.ts'
import { digitsOf, roundMoney } from '../../../kernel/money.ts'
import type { RowOf } from '../../../kernel/record.ts'
import { amountOfSteps, type Step } from '../../catalog/model/index.ts'
import type { dealLine } from './deal-line.ts'

export type PricedLine = Pick<
  RowOf<typeof dealLine>,
  'quantity' | 'price' | 'discount' | 'discountAmount' | 'billing' | 'months' | 'setupFee' | 'optional' | 'taxRate' | 'taxIncluded' | 'steps'
> // prettier-ignore
export type Billing = 'once' | 'month' | 'quarter' | 'year'

/** Without tax, the tax, and both; each rounded to the digits of the currency. */
export interface Sum {
  net: Money
  tax: Money
  gross: Money
}
export interface LineTotals {
  currency: string
  /** What is paid once, and what each month, quarter and year; only what there is. */
  paid: Partial<Record<Billing, Sum>>
  /** Of the first twelve months, and of the whole term (a year where none is said), without tax. */
  firstYear: Money
  contract: Money
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const
const zero = exactly(0)

/** Price times quantity, less the discounts; null without a price. */
export function lineAmount(line: PricedLine): Money | null {
  const { price, discount, discountAmount } = line
  if (!price) return null
  const { currency } = price
  const whole = exactly(wholeOf(line, price).amount)
  const share = rounded(percentOf(whole, exactly(discount ?? 0)), digitsOf(currency))
  const off = discountAmount?.currency === currency ? exactly(discountAmount.amount) : zero
  return moneyOf(minus(minus(whole, share), off), currency)
}

/** Before discounts. */
function wholeOf({ steps, quantity }: PricedLine, { amount, currency }: Money): Money {
  const known = steps ? (JSON.parse(steps) as Step[]) : [{ quantity: written(exactly(quantity)), price: amount }]
  return amountOfSteps(known, currency)
}

/** What is left of a line once it has cost what it costs us; null where one of the two is not known or in another currency. */
export function marginOf(line: PricedLine & { cost?: Money | null }): Money | null {
  const amount = lineAmount(line)
  if (!amount || line.cost?.currency !== amount.currency) return null
  const net = exactly(sumOf(line, amount).net.amount)
  return moneyOf(minus(net, times(exactly(line.cost.amount), exactly(line.quantity))), amount.currency)
}

/** What all lines come to but those that are optional: the sum of what is shown on each. Null where they are in several currencies, or none has a price. */
export function totalsOf(lines: readonly PricedLine[]): LineTotals | null {
  const counted = lines.filter(({ optional, price }) => !optional && price)
  const currency = counted[0]?.price?.currency
  if (!currency || counted.some((line) => currenciesOf(line).some((each) => each !== currency))) return null
  const paid: Partial<Record<Billing, Sum>> = {}
  let [firstYear, contract] = [zero, zero]
  for (const line of counted) {
    const how = (line.billing ?? 'once') as Billing
    const each = sumOf(line, lineAmount(line)!)
    paid[how] = added(paid[how], each)
    firstYear = plus(firstYear, times(exactly(each.net.amount), exactly(paymentsIn(line, 12))))
    contract = plus(contract, times(exactly(each.net.amount), exactly(paymentsIn(line, Infinity))))
    if (!line.setupFee) continue
    const fee = sumOf(line, line.setupFee)
    paid.once = added(paid.once, fee)
    firstYear = plus(firstYear, exactly(fee.net.amount))
    contract = plus(contract, exactly(fee.net.amount))
  }
  return { currency, paid, firstYear: moneyOf(firstYear, currency), contract: moneyOf(contract, currency) }
}

/** What a line comes to in its whole term, with its setup fee; null without a price. */
export function termSumOf(line: PricedLine): Sum | null {
  const amount = lineAmount(line)
  if (!amount) return null
  const each = sumOf(line, amount)
  const often = exactly(paymentsIn(line, Infinity))
  const term = ofParts((part) => times(exactly(each[part].amount), often), amount.currency)
  return line.setupFee ? addedSums(term, sumOf(line, line.setupFee)) : term
}

const currenciesOf = ({ price, setupFee, discountAmount }: PricedLine) =>
  [price, setupFee, discountAmount].flatMap((money) => money?.currency ?? [])

/** How often a line is paid in its term, and within so many months. */
function paymentsIn({ billing, months }: PricedLine, within: number): number {
  if (!billing || billing === 'once') return 1
  return Math.ceil(Math.min(months ?? 12, within) / monthsOf[billing as keyof typeof monthsOf])
}

function sumOf({ taxRate, taxIncluded }: PricedLine, amount: Money): Sum {
  const { currency } = amount
  const digits = digitsOf(currency)
  const [said, rate] = [exactly(amount.amount), exactly(taxRate ?? 0)]
  if (!taxIncluded) {
    const tax = rounded(percentOf(said, rate), digits)
    return { net: amount, tax: moneyOf(tax, currency), gross: moneyOf(plus(said, tax), currency) }
  }
  const net = divided(times(said, exactly(100)), plus(exactly(100), rate), digits)
  return { net: moneyOf(net, currency), tax: moneyOf(minus(said, net), currency), gross: amount }
}

const added = (sum: Sum | undefined, more: Sum): Sum => (sum ? addedSums(sum, more) : more)

/** Two sums in one currency, and what is left of one without the other. */
export const addedSums = joined(plus)
export const lessSums = joined(minus)

function joined(how: typeof plus) {
  return (one: Sum, other: Sum): Sum =>
    ofParts((part) => how(exactly(one[part].amount), exactly(other[part].amount)), one.net.currency)
}

function ofParts(valueOf: (part: keyof Sum) => Decimal, currency: string): Sum {
  const part = (name: keyof Sum) => moneyOf(valueOf(name), currency)
  return { net: part('net'), tax: part('tax'), gross: part('gross') }
}

const moneyOf = (value: Decimal, currency: string): Money =>
  roundMoney({ amount: written(rounded(value, 4)), currency })
