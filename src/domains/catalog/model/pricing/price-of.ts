import { divided, exactly, plus, rounded, times, written } from '../../../../kernel/decimal.ts'
import type { Money } from '../../../../kernel/field.ts'
import { amountOf as amountInDigits, digitsOf, roundMoney, units } from '../../../../kernel/money.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import { chooseBook } from './choose-book.ts'
import type { Book, Priced, Prices, Step, Wanted } from './prices.ts'
import { stepsOf } from './tiers.ts'

/** What so much of a product costs a customer on a day, and every reason, in words. Exact: nothing is a floating-point number. */
export function priceOf(wanted: Wanted, prices: Prices): Priced {
  const { product, currency } = wanted
  const tax = taxOf(wanted, prices)
  const book = chooseBook(prices.books, wanted)
  const found = book ? inBook(book, wanted) : product.parts.length > 0 ? ofParts(wanted, prices) : ofProduct(wanted)
  const { steps, setupFee, taxIncluded, reasons } = found
  const amount = steps && amountOf(steps, currency)
  return {
    price: amount && unitPrice(steps, amount, wanted),
    amount,
    steps: steps ?? [],
    setupFee,
    taxRate: tax.rate,
    taxIncluded,
    reasons: [...reasons, ...tax.reasons],
  }
}

interface Found {
  /** Null: there is no price. */
  steps: readonly Step[] | null
  setupFee: Money | null
  taxIncluded: boolean
  reasons: Sentence[]
}

function inBook(book: Book, { product, quantity, currency }: Wanted): Found {
  const entry = book.entries.get(product.id)!
  const { steps, used } = stepsOf(entry, quantity, currency)
  const tiers = used.map((tier) =>
    'price' in tier
      ? say('From {from}: {price} each.', { from: tier.from, price: `${tier.price} ${currency}` })
      : say('From {from}: −{percent} %.', { from: tier.from, percent: tier.percentOff }),
  )
  return {
    steps,
    setupFee: entry.setupFee === null ? null : { amount: entry.setupFee, currency },
    taxIncluded: book.includesTax,
    reasons: [
      saidOf[book.fits](book.name),
      ...tiers,
      ...(entry.graduated && used.length > 0 ? [say('Each quantity at its own price.')] : []),
      ...(book.includesTax ? [say('Tax is included.')] : []),
    ],
  }
}

const saidOf = {
  chosen: (book: string) => say('Price book “{book}”, chosen for this customer.', { book }),
  segment: (book: string) => say('Price book “{book}”, for customers such as this one.', { book }),
  everybody: (book: string) => say('Price book “{book}”.', { book }),
}

function ofProduct({ product, quantity, currency }: Wanted): Found {
  const { price, setupFee } = product
  if (price?.currency !== currency) return noPrice(say('“{product}” has no price in {currency}.', { product: product.name, currency })) // prettier-ignore
  return {
    steps: [{ quantity, price: price.amount }],
    setupFee: setupFee?.currency === currency ? setupFee : null,
    taxIncluded: false,
    reasons: [say('The product’s own price.')],
  }
}

const noPrice = (reason: Sentence): Found => ({ steps: null, setupFee: null, taxIncluded: false, reasons: [reason] })

/** A bundle that costs what its parts cost, each in the quantity that all the bundles need of it. */
function ofParts(wanted: Wanted, prices: Prices): Found {
  const parts = wanted.product.parts.map(({ product, quantity }) => ({
    product,
    quantity,
    priced: priceOf({ ...wanted, product, quantity: written(times(exactly(quantity), exactly(wanted.quantity))) }, prices), // prettier-ignore
  }))
  const without = parts.find(({ priced }) => priced.price === null)
  if (without) return noPrice(without.priced.reasons[0]!)
  const [first] = parts
  if (parts.some(({ priced }) => priced.taxIncluded !== first!.priced.taxIncluded))
    return noPrice(say('The parts of “{product}” have prices with and without tax; it needs a price of its own.', { product: wanted.product.name })) // prettier-ignore
  const names = parts.map(({ product, quantity }) => `${quantity} × ${product.name}`).join(' + ')
  const fees = parts.flatMap(({ priced }) => priced.setupFee ?? [])
  return {
    steps: parts.flatMap(({ priced }) => priced.steps),
    setupFee: fees.length > 0 ? { amount: summed(fees, wanted.currency), currency: wanted.currency } : null,
    taxIncluded: first!.priced.taxIncluded,
    reasons: [
      say('The sum of its parts: {parts}.', { parts: names }),
      ...parts.flatMap(({ priced }) => priced.reasons.slice(0, 1)),
    ],
  }
}

const summed = (moneys: readonly Money[], currency: string) =>
  roundMoney({ amount: written(moneys.map(({ amount }) => exactly(amount)).reduce(plus)), currency }).amount

/** What steps come to, each rounded to the digits of the currency. */
export function amountOf(steps: readonly Step[], currency: string): Money {
  const digits = digitsOf(currency)
  const sum = steps
    .map(({ quantity, price }) => rounded(times(exactly(quantity), exactly(price)), digits))
    .reduce(plus, exactly(0))
  return roundMoney({ amount: written(sum), currency })
}

function unitPrice(steps: readonly Step[] | null, amount: Money, { quantity, currency }: Wanted): Money {
  const only = steps?.length === 1 ? steps[0]! : null
  const asked = exactly(quantity)
  if (only && only.quantity === quantity) return inDigits(only.price, currency)
  const mean = asked.value === 0n ? exactly(0) : divided(exactly(amount.amount), asked, 4)
  return inDigits(written(mean), currency)
}

const inDigits = (price: string, currency: string): Money => ({
  amount: amountInDigits(units(price), currency),
  currency,
})

/** The rate that is in force in the customer’s country, or at home where they say none. */
function taxOf({ product, country, day }: Wanted, { taxes, home }: Prices) {
  const where = country ?? home
  const own = taxes.filter(({ taxClass }) => taxClass === product.taxClass)
  if (product.taxClass === null) return { rate: null, reasons: [say('No tax: the product has no tax class.')] }
  const [found] = own
    .filter((each) => each.country === where && each.validFrom <= day)
    .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1))
  const className = own[0]?.className ?? ''
  if (!found) return { rate: null, reasons: [say('There is no tax rate for {country} on that day.', { country: where })] } // prettier-ignore
  return { rate: found.rate, reasons: [say('Tax {rate} %: “{taxClass}” in {country}.', { rate: found.rate, taxClass: className, country: where })] } // prettier-ignore
}
