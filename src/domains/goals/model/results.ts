import type { Filter } from '../../../kernel/filter.ts'
import type { Money } from '../../../kernel/field.ts'
import type { Pace } from './pace.ts'
import type { Measure, Span } from './span.ts'

/** What somebody did of something in a period. */
export interface Result {
  measure: Measure
  /** A count; of what was won its worth, in the company's currency, beside it. */
  value: number
  before: number
  worth: Money | null
  /** The rows behind it, as a list shows them. */
  record: string
  filter: Filter
  goal: (Pace & { id: string; aim: number; version: number; shared: boolean; begins: string | null }) | null
}

export interface Results extends Span {
  today: string
  currency: string
  results: readonly Result[]
}
