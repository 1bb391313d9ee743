import type { Filter } from '../../kernel/filter.ts'

/** A number of a room's at home, and what it was a period ago. */
export interface HomeNumber {
  key: string
  label: string
  value: string
  /** A line beneath: of what it is made. */
  under: string | null
  /** Compared with the period before: up or down, whether that is good, and how much in words. */
  trend: Trend | null
  /** The rows behind it. */
  page: string
}
export interface Trend {
  way: 'up' | 'down' | 'same'
  good: boolean
  /** “12 % more”. */
  text: string
  /** “than last quarter by now”. */
  than: string
}

/** What a room counts at home; `whose` is the condition that draws the circle: mine, my team's, or none. */
export interface NumberSource {
  key: string
  /** Smaller stands earlier. */
  order: number
  read: (whose: Filter | null, signal: AbortSignal) => Promise<HomeNumber[]>
}

/** How a number moved, by its share where there was something before, else by itself. */
export function trendOf(
  now: number,
  before: number | null,
  say: { share: (share: number) => string; same: string; than: string },
): Trend | null {
  if (before === null || !Number.isFinite(before) || before === 0) return null
  const share = now / before - 1
  if (Math.abs(share) < 0.005) return { way: 'same', good: true, text: say.same, than: '' }
  return { way: share > 0 ? 'up' : 'down', good: share > 0, text: say.share(share), than: say.than }
}

/** Both conditions at once. */
export const both = (...filters: (Filter | null)[]): Filter => ({ and: filters.filter((each) => each !== null) })
