/** A field of an entry that a file has otherwise, in the form that it has in files. */
export interface ChangedField {
  field: string
  from: unknown
  to: unknown
}

/** What a file would do to one setting. */
export interface Change {
  kind: 'add' | 'change' | 'remove'
  record: string
  /** By which the file knows it: `Sales / New`. */
  key: string
  name: string
  /** Where it stands in the file: `stages[3]`; null for what would be removed. */
  path: string | null
  fields: ChangedField[]
}

/** What was left as it is though it was to be removed or taken back, and why. */
export interface KeptBack {
  record: string
  name: string
  why: string
}

export interface RunReport {
  run: string
  changes: number
  kept: KeptBack[]
}
