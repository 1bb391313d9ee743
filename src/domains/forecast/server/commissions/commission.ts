import {
  compared,
  exactly,
  minus,
  percentOf,
  plus,
  rounded,
  written,
  type Decimal,
} from '../../../../kernel/decimal.ts'
import { amountOf, digitsOf, units } from '../../../../kernel/money.ts'
import type { CommissionTier } from '../../model/commission-plan.ts'

/** What somebody sold, in the order in which it was won. */
export interface Sale {
  deal: string
  /** When it was won. */
  at: string
  /** Their share of it, in the company's currency. */
  amount: string
}

/** What is paid for a sale. */
export interface Earned extends Sale {
  /** By parts of it: those that lie at the same rate. */
  parts: { amount: string; rate: string }[]
  commission: string
}

const nothing = exactly(0)

/**
 * What is paid for sales one after the other: each part of what was sold at the rate of the tier in which it lies, by how
 * much of the target was sold before. Without a target nothing lies above it. Each is what is paid for all until then less
 * what is paid for all before it, both rounded to the currency's digits, so that they add up to what is paid for the whole.
 */
export function earnedFor(sales: readonly Sale[], target: string | null, tiers: readonly CommissionTier[], currency: string): Earned[] {
  const steps = stepsOf(tiers, target)
  let before = nothing
  return sales.map((sale) => {
    const after = plus(before, exactly(sale.amount))
    const parts = partsBetween(steps, before, after)
    const commission = minus(paidFor(steps, after, currency), paidFor(steps, before, currency))
    before = after
    return { ...sale, parts: parts.map(({ amount, rate }) => ({ amount: written(amount), rate })), commission: moneyOf(commission, currency) }
  })
} // prettier-ignore

/** What all of it comes to. */
export const totalEarned = (earned: readonly Earned[], currency: string): string =>
  moneyOf(earned.reduce((sum, { commission }) => plus(sum, exactly(commission)), nothing), currency) // prettier-ignore

interface Step {
  from: Decimal
  /** The first amount that is not in it any more; null of the last. */
  until: Decimal | null
  rate: string
}

/** The tiers as amounts; what lies below zero is in the first, and is paid back. */
function stepsOf(tiers: readonly CommissionTier[], target: string | null): Step[] {
  const known = tiers
    .filter(({ from }) => target !== null || Number(from) === 0)
    .map(({ from, rate }) => ({ from: percentOf(exactly(target ?? 0), exactly(from)), rate }))
  return known.map((step, index) => ({ ...step, until: known[index + 1]?.from ?? null }))
}

/** The parts between two sums that lie at the same rate. */
function partsBetween(steps: readonly Step[], before: Decimal, after: Decimal): { amount: Decimal; rate: string }[] {
  return steps
    .map((step, index) => ({
      amount: minus(within(step, after, index === 0), within(step, before, index === 0)),
      rate: step.rate,
    })) // prettier-ignore
    .filter(({ amount }) => amount.value !== 0n)
}

/** How much of a sum lies in a step. */
function within({ from, until }: Step, sum: Decimal, isFirst: boolean): Decimal {
  const upTo = until && compared(sum, until) > 0 ? until : sum
  const part = minus(upTo, from)
  return part.value < 0n && !(isFirst && from.value === 0n) ? nothing : part
}

function paidFor(steps: readonly Step[], sum: Decimal, currency: string): Decimal {
  const paid = partsBetween(steps, nothing, sum).reduce((all, { amount, rate }) => plus(all, percentOf(amount, exactly(rate))), nothing) // prettier-ignore
  return rounded(paid, digitsOf(currency))
}

const moneyOf = (amount: Decimal, currency: string) => amountOf(units(written(amount)), currency)
