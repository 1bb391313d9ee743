import type { Money } from './field.ts'
import { amountOf, digitsOf, units } from './money.ts'

/**
 * An amount divided by weights, whose parts add up to it exactly: each is rounded down to the currency’s digits, and what
 * is left goes to those that lost most by it, of equals to the first. Weights have at most four places and are not all zero.
 */
export function apportion({ amount, currency }: Money, weights: readonly string[]): Money[] {
  const whole = units(amount)
  const size = whole < 0n ? -whole : whole
  const step = stepOf(size, currency)
  const shares = weights.map(units)
  const all = shares.reduce((sum, share) => sum + share, 0n)
  const exact = shares.map((share) => (size / step) * share)
  const parts = exact.map((part) => part / all)
  const left = size / step - parts.reduce((sum, part) => sum + part, 0n)
  const byLoss = exact.map((part, index) => ({ index, lost: part % all })).sort((one, other) => Number(other.lost - one.lost)) // prettier-ignore
  for (const { index } of byLoss.slice(0, Number(left))) parts[index]! += 1n
  return parts.map((part) => ({ amount: amountOf(part * step * (whole < 0n ? -1n : 1n), currency), currency }))
}

/** In ten-thousandths: the smallest coin, or less where the amount itself has less. */
function stepOf(size: bigint, currency: string): bigint {
  const coin = 10n ** BigInt(4 - Math.min(4, digitsOf(currency)))
  return size % coin === 0n ? coin : 1n
}
