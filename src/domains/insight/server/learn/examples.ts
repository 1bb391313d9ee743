import { day, standing, type Closing } from './closing.ts'
import { tally } from './earlier.ts'
import { ages, factsAt, type Facts } from './facts.ts'

/** A deal as it was known at a moment while it was open, and what became of it. */
export interface Example {
  facts: Facts
  won: boolean
  /** Those of one deal together count as one. */
  weight: number
}

interface Moment {
  at: number
  closing: Closing
  weight: number
}

/** Deals as they were known at the beginning of each age; of other deals each moment knows only what was closed before it. */
export function examplesOf(closings: readonly Closing[], quarters: readonly number[]): Example[] {
  return knownAt(closings, closings.flatMap(momentsOf), quarters)
}

/** Deals as they were known at these moments. */
export function knownAt(
  closings: readonly Closing[],
  moments: readonly Moment[],
  quarters: readonly number[],
): Example[] {
  const seen = tally()
  const ended = closings.toSorted((one, other) => one.closedAt - other.closedAt)
  let next = 0
  return moments
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, closing, weight }) => {
      while (next < ended.length && ended[next]!.closedAt < at) seen.add(ended[next++]!)
      return { facts: factsAt(closing, at, quarters, seen.base(), seen.earlier), won: closing.won, weight }
    })
}

function momentsOf(closing: Closing): Moment[] {
  const { openedAt, closedAt } = closing
  const open = ages.map((days) => openedAt + days * day).filter((moment, index) => index === 0 || moment < closedAt)
  return open.map((at) => ({ at, closing, weight: 1 / open.length }))
}

/** The quarters of what deals were worth when they were opened; none where too few are known. */
export function quartersOf(closings: readonly Closing[]): number[] {
  const amounts = closings.flatMap(({ amounts, openedAt }) => standing(amounts, openedAt + day)?.value ?? [])
  if (amounts.length < 40) return []
  const sorted = amounts.sort((one, other) => one - other)
  return [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)]!)
}
