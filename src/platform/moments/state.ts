import type { Sentence } from '../../kernel/sentence.ts'
import { linesOf, type Line } from './line.ts'

/** From when until when one can go back to any moment: ISO 8601, UTC. */
export interface Span {
  from: string
  until: string
}

/** How the moments of a folder of backups stand. */
export interface MomentsState {
  /** Newest first; between two of them nothing is kept. */
  spans: Span[]
  /** Something is wrong so that somebody must look at it: the log could not be taken lately, or no base was good. */
  trouble: { kind: 'late' | 'failed'; at: string; problem?: string; sentence?: Sentence } | null
}

const lateAfterMs = 10 * 60_000

/** How they stand, as seen while the server runs; undefined where none were ever kept. */
export async function momentsOf(backups: string, now: Date): Promise<MomentsState | undefined> {
  const lines = await linesOf(backups)
  const [newest] = lines
  return newest && { spans: lines.flatMap(spanOf), trouble: troubleOf(newest, now) }
}

function spanOf({ bases, until }: Line): Span[] {
  const first = bases.at(-1)
  return first ? [{ from: first.from, until }] : []
}

function troubleOf({ until, problem }: Line, now: Date): MomentsState['trouble'] {
  if (now.getTime() - Date.parse(until) > lateAfterMs) return { kind: 'late', at: until }
  if (!problem) return null
  const { at, message, sentence } = problem
  return { kind: 'failed', at, problem: message, ...(sentence && { sentence }) }
}
