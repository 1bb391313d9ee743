import type { JobHandler } from '../../../platform/room.ts'
import { keptDays, patienceMs } from './waits.ts'

const atOnce = 10_000

/** Gives up what waits for a webhook that was turned off, and removes from the log what was over long ago. */
export const forgetOld: JobHandler = {
  name: 'forget-old-deliveries',
  cron: '47 3 * * *',
  async run({ db }) {
    const giveUp = `update webhook_delivery d set state = 'failed', ended_at = clock_timestamp(), due_at = null
      where d.state = 'waiting' and d.since < clock_timestamp() - make_interval(secs => $1)
        and (d.record = 'test'
          or not exists (select from webhooks w where w.id = d.webhook_id and w.active and w.deleted_at is null))`
    await db.run({ text: giveUp, values: [patienceMs / 1000] })
    const forget = `delete from webhook_delivery where id in (select id from webhook_delivery
      where ended_at < clock_timestamp() - make_interval(days => ${keptDays}) limit ${atOnce}) returning 1`
    while ((await db.run({ text: forget, values: [] })).length === atOnce);
  },
}
