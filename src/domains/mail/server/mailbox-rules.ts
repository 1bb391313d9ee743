import { keptMail } from '../../../platform/mail/shown.ts'
import { rulesOf } from '../../../platform/room.ts'
import { mailbox } from '../model/index.ts'
import { dropConnection, lookIn } from './connections.ts'
import { dropSending } from './sending/sendings.ts'
import { wakeForNever } from './seen.ts'

/** A mailbox is its owner's alone unless they open it. Whoever it passes to connects it anew: nobody comes by a password of somebody else's. */
export const mailboxRules = rulesOf(mailbox, {
  before: (_work, { before, after }) => ({
    ...(before === null && { private: after.private ?? true }),
    ...(after.signature !== (before?.signature ?? null) && { signature: after.signature && keptMail(after.signature, new Map()) }),
  }),
  after: async (work, { name, before, after }) => {
    if (before === null) return
    if (name === 'delete') await work.tx.run({ text: 'delete from mail_folder where mailbox_id = $1', values: [after.id] })
    if (name === 'delete' || before.owner !== after.owner) {
      await dropConnection(work.tx, after.id)
      await dropSending(work.tx, after.id)
    } else if (before.never !== after.never) {
      await wakeForNever(work.tx, after.id)
      await lookIn(work.tx, after.id, 0)
    } else if (before.paused && !after.paused) await lookIn(work.tx, after.id, 0)
  },
}) // prettier-ignore
