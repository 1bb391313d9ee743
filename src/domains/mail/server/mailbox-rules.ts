import type { RowOf } from '../../../kernel/record.ts'
import { keepCircle } from '../../../platform/access/circles.ts'
import type { Tx } from '../../../platform/db/runner.ts'
import { keptMail } from '../../../platform/mail/shown.ts'
import { rulesOf, type Changing } from '../../../platform/room.ts'
import { mailbox } from '../model/index.ts'
import { dropConnection, lookIn } from './connections.ts'
import { dropSending } from './sending/sendings.ts'
import { wakeForNever } from './seen.ts'

export type Mailbox = RowOf<typeof mailbox>

/** Whether somebody beside whoever it belongs to has its mail. */
export const isShared = ({ people, team }: Pick<Mailbox, 'people' | 'team'>) => team !== null || Boolean(people?.length)

/** Through one that passes to somebody else, or comes back, Farley's own mails leave only once that is chosen anew. */
const sendsNoMore = ({ name, before, after }: Changing<Mailbox>) =>
  after.sendsOurs === true && name !== 'sendOurs' && (before?.sendsOurs !== true || before.owner !== after.owner)

/** Whether its mail makes conversations: that of one which several share, of any other by wish. */
export const isInInbox = (box: Pick<Mailbox, 'people' | 'team' | 'inInbox'>) => isShared(box) || box.inInbox === true

/** A mailbox is its owner's alone unless they share or open it. Whoever it passes to connects it anew: nobody comes by a password of somebody else's. */
export const mailboxRules = rulesOf(mailbox, {
  before: (_work, { name, before, after }) => ({
    ...(sendsNoMore({ name, before, after }) && { sendsOurs: false }),
    ...(before === null && { private: after.private ?? true }),
    // What several share is nobody else's.
    ...(isShared(after) ? { circle: after.id, private: true } : { circle: null }),
    ...(after.signature !== (before?.signature ?? null) && { signature: after.signature && keptMail(after.signature, new Map()) }),
  }),
  after: async (work, { name, before, after }) => {
    await gather(work.tx, after)
    if (before === null) return
    if (name === 'delete') await work.tx.run({ text: 'delete from mail_folder where mailbox_id = $1', values: [after.id] })
    if (name === 'delete' || before.owner !== after.owner) {
      await dropConnection(work.tx, after.id)
      await dropSending(work.tx, after.id)
    } else if (before.never !== after.never) {
      await wakeForNever(work.tx, after.id)
      await lookIn(work.tx, after.id, 0)
    } else if ((before.paused && !after.paused) || (isInInbox(after) && !isInInbox(before))) await lookIn(work.tx, after.id, 0)
  },
}) // prettier-ignore

/** Whoever has its mail: also of one that is in the bin, whose mail stays. */
function gather(tx: Tx, { id, owner, people, team }: Mailbox): Promise<void> {
  return keepCircle(tx, id, { users: [...new Set([...(owner ? [owner] : []), ...(people ?? [])])], team })
}
