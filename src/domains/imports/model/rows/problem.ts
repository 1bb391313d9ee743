/** Why a cell or a row cannot be taken as it is. */
export interface Problem {
  /** Null when it concerns the row as a whole. */
  column: number | null
  target: string | null
  /** What stands there. */
  value: string
  /** A sentence for people. */
  reason: string
  /** `dates`, `decimals`: a person has to say how the column is written. `ambiguous`: several records are called so. */
  kind: 'value' | 'missing' | 'ambiguous' | 'dates' | 'decimals' | 'required' | 'duplicate' | 'forbidden' | 'refused'
  /** What was probably meant, to be confirmed. */
  suggestion?: string
}
