/** What became of a message that a server shows; `due` is still to be read. */
export const states = ['due', 'taken', 'waiting', 'skipped', 'failed'] as const
export type State = (typeof states)[number]

/** Why it was not taken. */
export const reasons = ['unknown', 'internal', 'blocked', 'automatic', 'draft', 'nobody', 'large', 'unreadable', 'refused', 'erased'] as const // prettier-ignore
export type Reason = (typeof reasons)[number]

/** Why a mailbox cannot be read. */
export const troubles = ['notCalled', 'signIn', 'host', 'certificate', 'noTls', 'late', 'unreachable', 'forbidden', 'failed'] as const // prettier-ignore
export type Trouble = (typeof troubles)[number]
