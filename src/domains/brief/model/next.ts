import type { RaiseCode } from './brief.ts'

/** Of what is worth raising, what is worth a task. */
export const raisedNext = [
  'promiseDue',
  'answerOwed',
  'dealOverdue',
  'dealIdle',
  'dealClosing',
] as const satisfies readonly RaiseCode[]

/** Why something is offered as the next step; each is a rule. */
export const nextCodes = ['notReached', 'wrongNumber', 'quoteEnding', 'checklist', 'beforeIdle', ...raisedNext] as const
export type NextCode = (typeof nextCodes)[number]

/** A task that somebody may take over as it is, and the facts that its reason is told from. */
export interface NextStep {
  code: NextCode
  /** What the reason is called: a point of a checklist, a quote, a deal. */
  what: string | null
  /** Whom or what it concerns, for the task. */
  about: readonly string[]
  /** The one of them after whom it is called. */
  of: string
  /** The day on which it is to be done. */
  dueOn: string
  /** The day that makes it worth doing. */
  day: string | null
  /** A number of days. */
  days: number | null
  /** The user whose promise it is. */
  by: string | null
}
