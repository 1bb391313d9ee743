import type { RowOf } from '../../../kernel/record.ts'
import type { quoteLine } from './quote-line.ts'

export type ComparedLine = Omit<RowOf<typeof quoteLine>, 'cost' | 'priceReason'>

/** What is looked at, in the order in which it is told. */
export const weighed = ['label', 'quantity', 'price', 'discount', 'discountAmount', 'billing', 'months', 'setupFee', 'optional', 'taxRate', 'taxIncluded'] as const // prettier-ignore

/** A line of one version beside that of the other; one of them is null where it was added or removed. */
export interface Beside {
  was: ComparedLine | null
  is: ComparedLine | null
  /** The fields that differ; none where it is only there or only gone. */
  changed: readonly (typeof weighed)[number][]
}

/** How the lines of a version differ from those of another, in the order of the later one, then what is gone; equal ones are left out. */
export function comparedLines(earlier: readonly ComparedLine[], later: readonly ComparedLine[]): Beside[] {
  const left = [...earlier]
  const exact = later.map((is) => taken(left, (was) => changedIn(was, is).length === 0))
  const found = later.map((is, place) => exact[place] ?? taken(left, (was) => isSameThing(was, is)))
  const kept = later.map((is, place) => besideOf(found[place] ?? null, is))
  return [...kept, ...left.map((was) => besideOf(was, null))].filter(
    ({ was, is, changed }) => !was || !is || changed.length > 0,
  )
}

/** One of them that fits, which is then left no more. */
function taken(left: ComparedLine[], fits: (line: ComparedLine) => boolean): ComparedLine | undefined {
  const place = left.findIndex(fits)
  return place < 0 ? undefined : left.splice(place, 1)[0]
}

const isSameThing = (was: ComparedLine, is: ComparedLine) =>
  is.product === null ? was.product === null && was.label === is.label : was.product === is.product

const besideOf = (was: ComparedLine | null, is: ComparedLine | null): Beside => ({
  was,
  is,
  changed: was && is ? changedIn(was, is) : [],
})

const changedIn = (was: ComparedLine, is: ComparedLine) =>
  was.product === is.product
    ? weighed.filter((name) => JSON.stringify(was[name] ?? null) !== JSON.stringify(is[name] ?? null))
    : [...weighed]
