import { placesIn } from '../filled.ts'

/** What is done in a step: each is a task of the seller’s. */
export const stepKinds = ['call', 'email', 'task'] as const
export type StepKind = (typeof stepKinds)[number]

/** One step of a sequence. */
export interface Step {
  kind: StepKind
  /** Working days after the step before; of the first one, after somebody was enrolled. */
  days: number
  /** What the task is called, and the subject of an e-mail. */
  title: string
  /** What is said or written. */
  text: string
}

/** More are no sequence. */
export const mostSteps = 30

/** The names that stand for the person and for whoever speaks with them. */
export const places = ['firstName', 'lastName', 'company', 'me'] as const

/** How somebody is reached in a step; null where they are not spoken with. */
export const channelOf = ({ kind }: Step) => ({ call: 'phone', email: 'email', task: null } as const)[kind] // prettier-ignore

/** The first place in a text that stands for nothing. */
export const strangePlace = (text: string): string | undefined =>
  placesIn(text).find((name) => !(places as readonly string[]).includes(name))

/** Steps as they are kept; null where the text is none. */
export function stepsIn(text: string | null): Step[] | null {
  try {
    const steps: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(steps) && steps.every(isStep) ? steps : null
  } catch {
    return null
  }
}

function isStep(step: unknown): step is Step {
  if (typeof step !== 'object' || step === null) return false
  const { kind, days, title, text } = step as Record<string, unknown>
  return (
    (stepKinds as readonly unknown[]).includes(kind) &&
    Number.isInteger(days) &&
    typeof title === 'string' &&
    typeof text === 'string'
  )
}
