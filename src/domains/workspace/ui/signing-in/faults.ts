import { Refusal, type FieldFault } from '../../../../kernel/refusal.ts'

/** What is wrong with which field of a form, when it was refused for that. */
export const faultsOf = (refusal: unknown): readonly FieldFault[] => (refusal instanceof Refusal ? refusal.fields : [])
