import { system } from '../../../../platform/access/system.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork, type Work } from '../../../../platform/records/index.ts'
import type { Reaction } from '../../../../platform/room.ts'
import { email } from '../../../activities/model/index.ts'
import { mailbox } from '../../model/index.ts'
import { isInInbox, type Mailbox } from '../mailbox-rules.ts'
import { hearSome } from './hear-again.ts'

const handful = 500
const matters = ['circle', 'inInbox'] as const

/**
 * What was taken from a mailbox before it was shared goes to those who share it, and into the inbox; where it is shared no
 * more, back to whoever it belongs to. A handful in each transaction, so that a process that is killed goes on where it was.
 */
export const passToCircle: Reaction = {
  name: 'pass-mail-to-circle',
  wants: ({ record, name, before }) =>
    record === 'mailbox' && (name === 'create' || matters.some((field) => field in before)),
  async run(ctx, { recordId }) {
    const own = { ...ctx, actor: system }
    while (await inMailbox(own, recordId, passSome));
    while (await inMailbox(own, recordId, async (work, box) => isInInbox(box) && (await hearSome(work, box))));
  },
}

const inMailbox = (ctx: Ctx, id: string, some: (work: Work, box: Mailbox) => Promise<boolean>): Promise<boolean> =>
  inWork(ctx, async (work) => {
    const box = await work.peek(mailbox, id)
    return box !== null && some(work, box)
  })

/** Under a name of its own in the history of each. */
async function passSome(work: Work, box: Mailbox): Promise<boolean> {
  const text = `select m.email_id as id from mail_message m join emails e on e.id = m.email_id
    where m.mailbox_id = $1 and e.circle_id is distinct from $2 order by m.email_id limit $3`
  const values = [box.id, box.circle, handful]
  const found = await work.tx.run<{ id: string }>({ name: 'mail_to_pass', text, values })
  if (found.length === 0) return false
  const these = { field: 'id', in: found.map(({ id }) => id) }
  const rows = await work.find(email, these, { lock: true, limit: handful, bin: true })
  const circle = box.circle ?? null
  const patch = circle ? { circle, private: true } : { circle, owner: box.owner ?? null }
  const options = { name: circle ? 'share' : 'unshare', linksKnown: true }
  await work.updateMany(email, rows.map((row) => ({ row, patch })), options) // prettier-ignore
  return rows.length > 0
}
