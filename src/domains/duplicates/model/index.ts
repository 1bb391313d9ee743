import type { Model } from '../../../kernel/model.ts'

/** One of the two records of a pair. */
export interface Twin {
  id: string
  title: string
  subtitle: string | null
}

/** Two records that are likely the same, as the reader may see them. */
export interface DuplicatePair {
  record: string
  one: Twin
  other: Twin
  /** How likely they are the same. */
  percent: number
  /** In the reader’s language, what speaks for it first. */
  evidence: { speaks: 'for' | 'against'; text: string }[]
  foundAt: string
  /** Whether the reader may say that they are not the same, and may merge them. */
  can: { decide: boolean; merge: boolean }
}

/** Two records of which somebody has said that they are not the same. */
export interface ApartPair {
  record: string
  one: Twin
  other: Twin
  by: string | null
  at: string
  can: { decide: boolean }
}

export const model: Model = { room: 'duplicates', records: [], actions: [] }
