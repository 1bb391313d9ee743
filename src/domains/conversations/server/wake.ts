import { inWork } from '../../../platform/records/index.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { conversation } from '../model/index.ts'

const atOnce = 200

/** Opens what was snoozed until now. */
export const wakeSnoozed: JobHandler = {
  name: 'wake-conversations',
  cron: '* * * * *',
  async run(ctx) {
    const isDue = {
      and: [
        { field: 'state', is: 'snoozed' },
        { field: 'snoozedUntil', lte: ctx.now().toISOString() },
      ],
    }
    const some = () =>
      inWork(ctx, async (work) => {
        const rows = await work.find(conversation, isDue, { lock: true, limit: atOnce })
        const items = rows.map((row) => ({ row, patch: { state: 'open' as const, snoozedUntil: null } }))
        await work.updateMany(conversation, items, { name: 'wake' })
        return rows.length
      })
    while ((await some()) === atOnce);
  },
}
