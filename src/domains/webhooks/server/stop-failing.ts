import { firstOwner } from '../../../platform/access/account.ts'
import { asUser } from '../../../platform/access/as-user.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Ctx } from '../../../platform/context.ts'
import { startJob } from '../../../platform/jobs/index.ts'
import { inWork } from '../../../platform/records/index.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { systemContext, type Site } from '../../../platform/site.ts'
import { told } from '../../../platform/words/index.ts'
import { webhook } from '../model/index.ts'
import { stopAfterMs } from './waits.ts'

/** Turns a webhook off that has failed for days, as work of whoever made it: so they are told that it was done. */
export async function stopIfGone(site: Site, id: string, failingSince: string): Promise<void> {
  if (site.now().getTime() - Date.parse(failingSince) < stopAfterMs) return
  const { db } = site.workspace
  // Of many messages that fail at once, one does it.
  const text = `update webhook_lane set failing_since = null
    where webhook_id = $1 and failing_since < clock_timestamp() - make_interval(secs => $2) returning 1`
  if ((await db.run({ text, values: [id, stopAfterMs / 1000] })).length === 0) return
  const row = await inWork(await systemContext(site), (work) => work.peek(webhook, id))
  const ctx = row && (await asMaker(site, row.createdBy))
  if (!row || !ctx) return
  const days = Math.round(stopAfterMs / 86_400_000)
  const title = say('Webhook “{name}” is turned off: nothing has arrived for {days} days', { name: row.name, days })
  await startJob(ctx, { kind: stopFailing.name, title: told(ctx, title), payload: { id } })
}

async function asMaker(site: Site, maker: string | null): Promise<Ctx | undefined> {
  const ctx = await systemContext(site)
  const owner = await firstOwner(ctx.db)
  return (maker && (await asUser(ctx, maker))) || (owner && (await asUser(ctx, owner.id)))
}

export const stopFailing: JobHandler = {
  name: 'stop-failing-webhook',
  async run(ctx, { id }: { id: string }) {
    await inWork(ctx, async (work) => {
      const row = await work.peek(webhook, id)
      const patch = { active: false, stoppedAt: ctx.now().toISOString() }
      if (row?.active && !row.deletedAt) await work.update(webhook, row, patch as never)
    })
  },
}
