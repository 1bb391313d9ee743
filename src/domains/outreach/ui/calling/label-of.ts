import { callEntry } from '../../model/index.ts'

/** An outcome as it is called in the reader's language. */
export const labelOf = (outcome: string): string =>
  callEntry.fields.outcome.options!.find(({ key }) => key === outcome)?.label ?? outcome
