import type { Ctx } from '../../../platform/context.ts'
import { system } from '../../../platform/access/system.ts'
import { inWork } from '../../../platform/records/index.ts'
import type { Reaction } from '../../../platform/room.ts'
import { email } from '../../activities/model/index.ts'
import { mailbox } from '../model/index.ts'

const handful = 500

/** What was taken from a mailbox before it was shared goes to those who share it; where it is shared no more, back to whoever it belongs to. */
export const passToCircle: Reaction = {
  name: 'pass-mail-to-circle',
  wants: ({ record, name, before }) => record === 'mailbox' && (name === 'create' || 'circle' in before),
  async run(ctx, { recordId }) {
    while (await passSome({ ...ctx, actor: system }, recordId));
  },
}

/** A handful in one transaction, under a name of its own; false where none is left. */
const passSome = (ctx: Ctx, mailboxId: string): Promise<boolean> =>
  inWork(ctx, async (work) => {
    const box = await work.peek(mailbox, mailboxId)
    if (!box) return false
    const text = `select m.email_id as id from mail_message m join emails e on e.id = m.email_id
      where m.mailbox_id = $1 and e.circle_id is distinct from $2 order by m.email_id limit $3`
    const found = await work.tx.run<{ id: string }>({ name: 'mail_to_pass', text, values: [box.id, box.circle, handful] })
    if (found.length === 0) return false
    const rows = await work.find(email, { field: 'id', in: found.map(({ id }) => id) }, { lock: true, limit: handful, bin: true })
    const circle = box.circle ?? null
    const patch = circle ? { circle, private: true } : { circle, owner: box.owner ?? null }
    await work.updateMany(email, rows.map((row) => ({ row, patch })), { name: circle ? 'share' : 'unshare', linksKnown: true })
    return rows.length > 0
  }) // prettier-ignore
