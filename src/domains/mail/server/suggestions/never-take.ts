import type { Ctx } from '../../../../platform/context.ts'
import { inWork } from '../../../../platform/records/index.ts'
import { mailbox } from '../../model/index.ts'

/** Adds a domain to what is never taken from these mailboxes; what waits there is decided anew. */
export const neverTake = (ctx: Ctx, mailboxIds: readonly string[], domain: string): Promise<void> =>
  inWork(ctx, async (work) => {
    for (const id of mailboxIds) {
      const row = await work.load(mailbox, id, 'edit')
      const lines = (row.never ?? '').split(/\s+/).filter(Boolean)
      if (!lines.includes(domain)) await work.update(mailbox, row, { never: [...lines, domain].join('\n') })
    }
  })
