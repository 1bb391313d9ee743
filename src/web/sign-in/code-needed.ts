import { Refusal } from '../../kernel/refusal.ts'

/** Whether all was right so far, and the code of the second step is what is missing. */
export const isCodeNeeded = (refusal: unknown) => refusal instanceof Refusal && refusal.code === 'code_needed'
