import type { JobHandler } from '../../../platform/room.ts'
import { forgetDevices } from './push/devices.ts'

/** What is done is kept for a quarter of a year, what nobody looked at for a year. */
export const forgetOld: JobHandler = {
  name: 'forget-old-notifications',
  cron: '41 3 * * *',
  async run(ctx) {
    const text = `delete from notification where done_at < now() - interval '90 days' or at < now() - interval '1 year'`
    await ctx.db.run({ text, values: [] })
    await forgetDevices(ctx.db)
  },
}
