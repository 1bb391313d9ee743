import type { RowOf } from '../../../kernel/record.ts'
import type { Work } from '../../../platform/records/index.ts'
import type { quote } from '../model/index.ts'

/** Of which quote a piece of work makes another one, and whether that is its next version. */
export interface Making {
  from: RowOf<typeof quote>
  asVersion: boolean
}

const underway = new WeakMap<Work, Making>()

/** Says so; the rules of the new quote ask it, since nobody else may say that one is the next version of another. */
export const begin = (work: Work, making: Making) => void underway.set(work, making)

export const makingOf = (work: Work, madeFrom: string | null): Making | undefined => {
  const making = underway.get(work)
  return making?.from.id === madeFrom ? making : undefined
}
