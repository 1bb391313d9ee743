import type { Sentence } from '../../kernel/sentence.ts'

/** What became of one backup. */
export interface Outcome {
  /** When it was begun: ISO 8601, UTC. */
  at: string
  file: string | null
  bytes: number
  rows: number
  /** Why it is no good; null when it was restored on trial and was whole. */
  problem: string | null
  /** The same as it can be told in any language, where it is Farley that says it. */
  sentence?: Sentence
  /** Milliseconds that it took to be made and to be restored on trial, and when that was; not in lists of an earlier Farley. */
  /** Files of which the bytes were gone or changed already when it was made. */
  lostFiles?: number
  madeMs?: number
  triedMs?: number
  triedAt?: string
}

const keptDays = 7
const keptWeeks = 4
const keptMonths = 12

/** Of these, newest first, those to be kept: the newest good one of each of the last days, weeks and months that have one, and what is bad for as long as people need to look at it. */
export function keptOf(outcomes: readonly Outcome[], now: Date): Outcome[] {
  const good = outcomes.filter(({ problem }) => problem === null)
  const kept = new Set<Outcome>([
    ...newestOf(good, ({ at }) => at.slice(0, 10)).slice(0, keptDays),
    ...newestOf(good, ({ at }) => String(Math.floor((Date.parse(at) / 86_400_000 + 3) / 7))).slice(0, keptWeeks),
    ...newestOf(good, ({ at }) => at.slice(0, 7)).slice(0, keptMonths),
  ])
  const since = now.getTime() - keptDays * 86_400_000
  return outcomes.filter((each) => kept.has(each) || (each.problem !== null && Date.parse(each.at) > since))
}

function newestOf(outcomes: readonly Outcome[], period: (outcome: Outcome) => string): Outcome[] {
  return [...Map.groupBy(outcomes, period).values()].map(([newest]) => newest!)
}
