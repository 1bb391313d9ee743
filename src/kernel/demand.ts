import { fieldsIn, type Filter } from './filter.ts'

/** What happens where a record does not meet a demand: it is shown, a confirmation is asked for, or the change is refused. */
export const demandLevels = ['warn', 'ask', 'block'] as const
export type DemandLevel = (typeof demandLevels)[number]

/** What a company asks of its records of a kind, beyond what each field says of itself. */
export interface Demand {
  id: string
  version: number
  /** The record of which it is asked: `deal`. */
  of: string
  /** Of which of them; null: of all. */
  when: Filter | null
  must: Filter
  level: DemandLevel
  /** What is said to who does not meet it, in the words of the company. */
  sentence: string
}

/** The fields that are to be put right, and all of which a demand speaks. */
export const mustFields = ({ must }: Demand): string[] => [...new Set(fieldsIn(must))]
export const demandFields = ({ when, must }: Pick<Demand, 'when' | 'must'>): string[] => [...new Set([...fieldsIn(when ?? undefined), ...fieldsIn(must)])] // prettier-ignore
