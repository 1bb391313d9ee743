/** What a snapshot said would be closed at a period’s end. */
export interface Said {
  at: string
  likely: string
  low: string
  high: string
  /** What was closed then and what was committed, together. */
  committed: string
  /** By how much of what was closed in the end it said too much, in percent; below zero where too little. */
  off: number | null
}

/** A period that is over: what was closed in it, and what was said of that at its beginning and in its middle. */
export interface Past {
  period: string
  closed: string
  begin: Said | null
  middle: Said | null
}
