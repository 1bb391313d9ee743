import type { RowOf } from '../../../../kernel/record.ts'
import { asUser } from '../../../../platform/access/as-user.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { email } from '../../../activities/model/index.ts'
import { mailbox } from '../../model/index.ts'
import { deliveryOf, type Delivery } from '../letters/delivery.ts'
import { mayWriteFrom } from '../whose.ts'
import type { Letter } from '../letters/letter-rules.ts'
import type { Letters } from '../letters/outgoing.ts'

/** A letter with all it takes to send it, to file its copy, or to find it. */
export interface Posted {
  /** Of its sender. */
  ctx: Ctx
  row: Letter
  box: RowOf<typeof mailbox>
  delivery: Delivery
  said: Letters
}

/** The letter as it is now, its mailbox and its sender; null where one of them is gone, or the sender may not add e-mails. */
export async function postedOf(system: Ctx, row: Letter): Promise<Omit<Posted, 'said'> | null> {
  const { box, delivery } = await inWork(system, async (work) => ({
    box: row.mailbox ? await work.setting(mailbox, row.mailbox) : null,
    delivery: await deliveryOf(work.tx, row.id),
  }))
  const ctx = row.owner ? await asUser(system, row.owner) : undefined
  if (!box || !delivery || !(await mayWriteFrom(system.db, box, row.owner))) return null
  return ctx?.actor.permissions.of(ctx.registry.own(email)).create ? { ctx, row, box, delivery } : null
}
