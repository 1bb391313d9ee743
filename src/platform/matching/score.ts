import type { RecordDefinition } from '../../kernel/record.ts'
import { levelsOf, type Levels, type Respect } from './levels.ts'
import type { Profile } from './profile.ts'
import { ownWeights } from './own-weights.ts'
import { weights, type Weights } from './weights.ts'

/** How likely two records are the same, and by what. */
export interface Score {
  levels: Levels
  /** Bits for it; below zero it is likelier that they are two. */
  bits: number
  /** Whether it is enough to show the two to somebody. */
  isLikely: boolean
}

/** Compares two records; `bearers` is how many here are called so. Of one that is `begun`, what it does not say may yet be typed. */
export function scoreOf(record: RecordDefinition, one: Profile, other: Profile, bearers: number, begun = false): Score {
  const levels = levelsOf(one, other, bearers)
  const by = record.own ? ownWeights : record.naming ? weights.people : weights.companies
  const bits = bitsOf(by, levels, begun ? 0.5 : 1)
  return { levels, bits, isLikely: bits >= by.from }
}

/** The bits of all levels together; `lack` is the share that counts of those where only one of the two says anything. */
export function bitsOf(by: Weights, levels: Levels, lack = 1): number {
  let bits = by.start
  for (const [respect, level] of Object.entries(levels) as [Respect, string | null][])
    if (level !== null) bits += (by[respect]?.[level] ?? 0) * (level === 'unsaid' ? lack : 1)
  return bits
}

/** The same as a share of a hundred, never quite sure: 99 for what is surer than 1 in 100. */
export const percentOf = (bits: number) => Math.max(1, Math.min(99, Math.round(100 / (1 + 2 ** -bits))))
