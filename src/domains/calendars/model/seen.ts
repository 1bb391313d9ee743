/** What became of an object that a calendar shows; `due` is still to be read. */
export const states = ['due', 'taken', 'skipped', 'failed'] as const
export type State = (typeof states)[number]

/** Why it was not taken, or not wholly. */
export const reasons = ['noEvent', 'cancelled', 'declined', 'past', 'erased', 'unreadable', 'large', 'endless', 'refused', 'readOnly'] as const // prettier-ignore
export type Reason = (typeof reasons)[number]

/** Why an account cannot be read. */
export const troubles = ['notCalled', 'open', 'signIn', 'late', 'unreachable', 'nothing', 'forbidden', 'failed'] as const // prettier-ignore
export type Trouble = (typeof troubles)[number]
