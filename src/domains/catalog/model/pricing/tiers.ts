import { compared, decimal, exactly, minus, percentOf, rounded, written } from '../../../../kernel/decimal.ts'
import { digitsOf } from '../../../../kernel/money.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Entry, Step, Tier } from './prices.ts'

const zero = exactly(0)

/** What is wrong with tiers as they are written; null where nothing is. */
export function tierFault(text: string | null): Sentence | null {
  const tiers = parsed(text)
  if (tiers && tiers.every(isTier) && new Set(tiers.map(({ from }) => from)).size === tiers.length) return null
  return say('A list as JSON, each quantity once: {example}.', { example: '[{"from":"10","percentOff":"5"}]' })
}

/** Tiers as they are kept, the smallest first; none where nothing is written. */
export function readTiers(text: string | null): Tier[] {
  const tiers = (parsed(text) ?? []).filter(isTier)
  return tiers.sort((one, other) => compared(exactly(one.from), exactly(other.from)))
}

function parsed(text: string | null): Tier[] | null {
  if (!text) return []
  try {
    const value = JSON.parse(text) as unknown
    return Array.isArray(value) ? (value as Tier[]) : null
  } catch {
    return null
  }
}

function isTier(tier: unknown): tier is Tier {
  if (typeof tier !== 'object' || tier === null) return false
  const { from, price, percentOff, ...more } = tier as Record<string, unknown>
  const isSaid = (value: unknown) => typeof value === 'string' && isWithin(value)
  const isOne = price === undefined ? isSaid(percentOff) && compared(exactly(String(percentOff)), exactly(100)) <= 0 : isSaid(price) && percentOff === undefined // prettier-ignore
  return isSaid(from) && compared(exactly(String(from)), zero) > 0 && isOne && Object.keys(more).length === 0
}

/** At most fifteen digits before the dot and four behind it. */
const isWithin = (text: string) => /^\d{1,15}(\.\d{1,4})?$/.test(text)

/** So many at so much each, as an entry says; and of which tiers that comes. */
export function stepsOf({ price, tiers, graduated }: Entry, quantity: string, currency: string) {
  const asked = exactly(quantity)
  const reached = tiers.filter(({ from }) => compared(exactly(from), asked) <= 0)
  const last = reached.at(-1)
  if (!last) return { steps: [{ quantity, price }], used: [] }
  if (!graduated) return { steps: [{ quantity, price: tierPrice(price, last, currency) }], used: [last] }
  const begins = [zero, ...reached.map(({ from }) => beforeIt(from))]
  const steps = begins.flatMap((begin, index): Step[] => {
    const size = minus(begins[index + 1] ?? asked, begin)
    const each = index === 0 ? price : tierPrice(price, reached[index - 1]!, currency)
    return size.value > 0n ? [{ quantity: written(size), price: each }] : []
  })
  return { steps, used: reached }
}

/** From the tenth piece on: nine are before it. Where quantities are no whole numbers, what lies before the tier is. */
function beforeIt(from: string) {
  const start = exactly(from)
  return written(start).includes('.') ? start : minus(start, exactly(1))
}

/** A share off is rounded to the digits of the currency, or to those of the price itself where it has more. */
export function tierPrice(price: string, tier: Tier, currency: string): string {
  if ('price' in tier) return tier.price
  const full = exactly(price)
  const digits = Math.max(digitsOf(currency), (written(full).split('.')[1] ?? '').length)
  return written(rounded(minus(full, percentOf(full, decimal(tier.percentOff)!)), digits))
}
