import { Refusal } from '../../kernel/refusal.ts'

/** With what the second step is taken, beside a recovery code. */
export interface StepNeeded {
  app: boolean
  passkeys: boolean
}

/** What is missing, where all was right so far; null for any other refusal. */
export function stepNeeded(refusal: unknown): StepNeeded | null {
  const isIt = refusal instanceof Refusal && refusal.code === 'code_needed'
  return isIt ? (refusal.details as unknown as StepNeeded) : null
}
