import type { Money } from '../../../kernel/field.ts'

/** From the day a deal was opened until it was won: of a quarter, of half and of three quarters of them no longer than this. */
export interface Days {
  lower: number
  median: number
  upper: number
}

/** What became of some deals. */
export interface Outcome {
  won: number
  lost: number
  open: number
  /** Won of those that were decided; null where none was. */
  rate: number | null
  /** What was won, in the currency of the workspace; null where what is counted has no amount of its own. */
  amount: Money | null
  days: Days | null
}

export interface Outcomes {
  whole: Outcome
  /** The largest groups first; `key` is the value that they share. */
  groups: ({ key: unknown } & Outcome)[]
  /** Whether there are smaller groups beside these. */
  more: boolean
}
