/** Of what is known at a moment, what a chance may come of. */
export type Family = 'age' | 'stage' | 'inStage' | 'amount' | 'owner' | 'company' | 'product' | 'source'

/** What was learned of earlier deals: how much each thing that is known moves the chance, in natural logarithms of odds. */
export interface WinModel {
  /** The share of earlier deals that was won. */
  base: number
  intercept: number
  weights: Readonly<Record<string, number>>
  /** How often each mark stood among the examples of which its family was known; an earlier record has none. */
  means: Readonly<Record<string, number>>
  /** The quarters of the amounts in the currency of the workspace; empty where too few are known. */
  quarters: readonly number[]
}

/** Of deals to which about the same chance was given: how many, what was said on average, and what came. */
export interface Bin {
  from: number
  to: number
  count: number
  said: number
  won: number
}

/** How good chances were: the lower the better. */
export interface Errors {
  logLoss: number
  brier: number
}

/** What the model would have said in a quarter, learned from what was closed before. */
export interface BackTest {
  from: string
  to: string
  learnedFrom: number
  tested: number
  /** The share won of those before, which is said of each where nothing is learned, and of those tested. */
  base: number
  won: number
  learned: Errors
  plain: Errors
  bins: readonly Bin[]
}

/** Whether it is used, and if not why: too little is closed, or it was no better than the plain share. */
export type Verdict = 'used' | 'tooFew' | 'noBetter'
