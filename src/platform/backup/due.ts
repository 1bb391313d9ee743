import type { Outcome } from './kept-backups.ts'

const dueAfterMs = 23.5 * 3_600_000
const lateAfterMs = 48 * 3_600_000

/** Minutes after each hour at which is asked whether a backup is due. */
export const askedAt = 7

/** Whether it is time for the next backup: the last good one is of yesterday, or there is none. */
export function isDue(outcomes: readonly Outcome[], now: Date): boolean {
  const good = lastGood(outcomes)
  return !good || now.getTime() - Date.parse(good.at) >= dueAfterMs
}

/** When the next backup begins by itself. */
export function nextOne(outcomes: readonly Outcome[], now: Date): Date {
  const good = lastGood(outcomes)
  const from = Math.max(now.getTime(), good ? Date.parse(good.at) + dueAfterMs : 0)
  const next = new Date(from)
  next.setUTCMinutes(askedAt, 0, 0)
  if (next.getTime() < from) next.setUTCHours(next.getUTCHours() + 1)
  return next
}

/** What is wrong with the backups of a folder, so that somebody must look at them; null while all is well. */
export interface Trouble {
  /** The last one is no good, or none has been for two days. */
  kind: 'failed' | 'late'
  /** Of the one that failed; of the last good one, or of the first try where there is none. */
  at: string
}

export function troubleIn(outcomes: readonly Outcome[], now: Date): Trouble | null {
  const [last] = outcomes
  if (!last) return null
  const since = lastGood(outcomes)?.at ?? outcomes.at(-1)!.at
  if (now.getTime() - Date.parse(since) > lateAfterMs) return { kind: 'late', at: since }
  return last.problem === null ? null : { kind: 'failed', at: last.at }
}

const lastGood = (outcomes: readonly Outcome[]) => outcomes.find(({ problem }) => problem === null)
