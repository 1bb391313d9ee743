import type { Runner } from '../../../platform/db/index.ts'

/** How far a call list is, and what came of it. */
export interface Progress {
  people: number
  waiting: number
  later: number
  done: number
  leftOut: number
  outcomes: Record<string, number>
  hindrances: Record<string, number>
}

interface Counted {
  state: 'waiting' | 'later' | 'done' | 'leftOut'
  outcome: string | null
  hindrance: string | null
  count: number
}

/** Counts the people on a list; it names nobody. */
export async function readProgress(on: Runner, list: string): Promise<Progress> {
  const text = `select state, outcome, hindrance, count(*)::int as count from call_entries
where list_id = $1 and deleted_at is null group by 1, 2, 3`
  const rows = await on.run<Counted>({ name: 'outreach_progress', text, values: [list] })
  const progress: Progress = { people: 0, waiting: 0, later: 0, done: 0, leftOut: 0, outcomes: {}, hindrances: {} }
  for (const { state, outcome, hindrance, count } of rows) {
    progress.people += count
    progress[state] += count
    if (outcome) add(progress.outcomes, outcome, count)
    if (hindrance) add(progress.hindrances, hindrance, count)
  }
  return progress
}

const add = (to: Record<string, number>, key: string, count: number) => void (to[key] = (to[key] ?? 0) + count)
