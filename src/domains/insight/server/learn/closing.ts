/** A deal that was won or lost, with what is kept of it; times are milliseconds. */
export interface Closing {
  id: string
  won: boolean
  openedAt: number
  closedAt: number
  owner: string | null
  company: string | null
  source: string | null
  products: readonly string[]
  /** Stages and amounts, oldest first, each from when it was so; empty where nobody knows what stood there on the way. */
  stages: readonly Since<string>[]
  amounts: readonly Since<number>[]
}

export interface Since<T> {
  at: number
  value: T
}

/** What stood there at a moment, and since when. */
export function standing<T>(since: readonly Since<T>[], at: number): Since<T> | undefined {
  return since.findLast((each) => each.at <= at)
}

export const day = 86_400_000
