import {
  compared,
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
import { amountOf, digitsOf, units } from '../../../kernel/money.ts'
import type { Category } from '../model/category.ts'
import type { Entry } from './entries.ts'

/** What a sum comes to, in the company's currency, and of how many deals. */
export interface Figure {
  amount: string
  count: number
}
export interface Figures extends Record<Exclude<Category, 'omitted'> | 'closed', Figure> {
  projection: { low: string; likely: string; high: string }
  /** How many deals have an amount in a currency without a rate, and are in no sum. */
  unrated: number
}

const nothing = exactly(0)
/** Of the normal distribution: four times in five it lies so many deviations around its middle. */
const deviations = 1.2816

/**
 * What deals come to by how sure they are, and what may come of them all. The projection is what was won plus each open
 * deal’s amount times its probability; low and high are where four of five such periods would end if deals were won
 * independently of each other: 1.2816 times the root of Σ p(1−p)a² around it, never below what was won nor above all of it.
 */
export function figuresOf(entries: readonly Entry[], currency: string): Figures {
  const open = entries.filter(({ status }) => status === 'open')
  const of = (category: Category) => figureOf(open.filter((entry) => entry.category === category), currency) // prettier-ignore
  const won = entries.filter(({ status }) => status === 'won')
  return {
    closed: figureOf(won, currency),
    commit: of('commit'),
    bestCase: of('bestCase'),
    pipeline: of('pipeline'),
    projection: projectionOf(won, open.filter(({ category }) => category !== 'omitted'), currency), // prettier-ignore
    unrated: entries.filter(({ isUnrated }) => isUnrated).length,
  }
}

function figureOf(entries: readonly Entry[], currency: string): Figure {
  return { amount: amountIn(sumOf(entries), currency), count: entries.length }
}

const sumOf = (entries: readonly Entry[]) =>
  entries.reduce((sum, { amount }) => plus(sum, exactly(amount ?? 0)), nothing)
const amountIn = (sum: Decimal, currency: string) =>
  amountOf(units(written(rounded(sum, digitsOf(currency)))), currency)

function projectionOf(won: readonly Entry[], open: readonly Entry[], currency: string) {
  const least = sumOf(won)
  const most = plus(least, sumOf(open))
  const likely = open.reduce((sum, { amount, probability }) => plus(sum, percentOf(exactly(amount ?? 0), exactly(probability))), least) // prettier-ignore
  const around = exactly(Math.round(deviations * Math.sqrt(open.reduce((sum, entry) => sum + varianceOf(entry), 0))))
  const [low, high] = [minus(likely, around), plus(likely, around)]
  return {
    low: amountIn(compared(low, least) < 0 ? least : low, currency),
    likely: amountIn(likely, currency),
    high: amountIn(compared(high, most) > 0 ? most : high, currency),
  }
}

function varianceOf({ amount, probability }: Entry): number {
  const chance = probability / 100
  return chance * (1 - chance) * Number(amount ?? 0) ** 2
}

/** Amounts taken together. */
export const totalOf = (amounts: readonly string[], currency: string) =>
  amountIn(amounts.reduce((sum, amount) => plus(sum, exactly(amount)), nothing), currency) // prettier-ignore

/** What is missing to a target, below zero where it was passed. */
export const gapTo = (quota: string, closed: string, currency: string) => amountIn(minus(exactly(quota), exactly(closed)), currency) // prettier-ignore

/** How much of a whole, in percent with one digit; null of nothing. */
export function shareOf(part: string, whole: string): number | null {
  const all = exactly(whole)
  if (all.value === 0n) return null
  return Number(written(divided(times(exactly(part), exactly(100)), all, 1)))
}
