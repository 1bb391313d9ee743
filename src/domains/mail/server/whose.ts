import { membersOf } from '../../../platform/access/circles.ts'
import type { Runner } from '../../../platform/db/runner.ts'
import type { Mailbox } from './mailbox-rules.ts'

/** Whose an e-mail of a mailbox is, and who sees it: whoever it belongs to, those who share it, or everybody. */
export const whoseIn = ({ owner, private: isPrivate, circle }: Mailbox, by = owner) =>
  circle ? { owner: by ?? null, circle, private: true } : { owner: owner ?? null, private: isPrivate === true }

/** Whether somebody writes from a mailbox: whoever it belongs to, and those who share it at this moment. */
export async function mayWriteFrom(on: Runner, box: Mailbox, userId: string | null | undefined): Promise<boolean> {
  if (!userId || box.deletedAt) return false
  return box.owner === userId || (Boolean(box.circle) && (await membersOf(on, box.id)).includes(userId))
}
