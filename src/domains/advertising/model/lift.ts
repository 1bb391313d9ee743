import type { Money } from '../../../kernel/field.ts'
import type { Filter } from '../../../kernel/filter.ts'

/** What may become of somebody after an ad, in the order in which it is shown. */
export const outcomes = ['lead', 'opened', 'won', 'ordered', 'wonAmount', 'orderedAmount'] as const
export type Outcome = (typeof outcomes)[number]

/** Within how many days after the ad it is counted. */
export const spans = [14, 30, 90] as const
export type Span = (typeof spans)[number]

/** How those who saw an ad are compared: with who was held out by lot, or before and after with who did not see it or lives elsewhere. */
export type Way = 'experiment' | 'others' | 'places'

/** Those who saw an ad, or those who did not. */
export interface Side {
  /** Of how many. */
  of: number
  /** With how many it was so afterwards and, where they are compared with themselves, before. */
  count: number
  before: number | null
  /** The share of them, or the mean amount of each. */
  value: number
  valueBefore: number | null
  /** The list of those counted; null where they are too many to be named. */
  filter: Filter | null
}

/** What an ad did to one outcome. */
export interface LiftOf {
  outcome: Outcome
  /** In shares, or in the currency of the workspace. */
  unit: 'share' | 'money'
  seen: Side
  unseen: Side
  /** What it was more among those who saw it, with its 95 % interval; null where too few are known. */
  difference: number | null
  low: number | null
  high: number | null
  /** The difference as a part of what it would have been. */
  relative: number | null
  /** Whether the interval leaves out that it did nothing. */
  verdict: 'more' | 'less' | 'unsure' | 'few'
  /** How many in each group would show such a difference four times out of five; only of shares that are not sure. */
  needed: number | null
  /** What one more cost, and at the ends of the interval; only where it is surely more. */
  costOfOneMore: { amount: Money; low: Money; high: Money } | null
}

/** How many are compared, and the list of them; null where they are too many to be named. */
export interface Compared {
  of: number
  filter: Filter | null
}

/** What an ad did. */
export interface Lift {
  way: Way | null
  /** Why nothing can be said. */
  missing: 'nobody' | 'hidden' | null
  days: number
  /** Whether people or companies are compared. */
  counts: 'person' | 'company'
  seen: Compared
  unseen: Compared
  /** Whose days are not over yet, and who was held out and saw it after all. */
  young: number
  crossed: number
  of: LiftOf[]
}
