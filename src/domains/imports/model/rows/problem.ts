/** Why a cell or a row cannot be taken as it is. */
export interface Problem {
  /** Null when it concerns the row as a whole. */
  column: number | null
  target: string | null
  /** What stands there. */
  value: string
  /** A sentence for people. */
  reason: string
  kind: 'value' | 'missing' | 'ambiguous' | 'required' | 'duplicate' | 'forbidden' | 'refused'
  /** What was probably meant, to be confirmed. */
  suggestion?: string
}
