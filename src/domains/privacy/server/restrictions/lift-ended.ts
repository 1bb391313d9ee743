import { dayIn } from '../../../../kernel/time.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { restriction } from '../../model/index.ts'

/** Lifts the restrictions whose last day is over; of that day they were told when it was set. */
export const liftEnded: JobHandler = {
  name: 'lift-ended-restrictions',
  cron: '17 * * * *',
  run: (ctx) =>
    inWork(ctx, async (work) => {
      const today = dayIn(ctx.settings.timeZone, ctx.now())
      const ended = await work.find(restriction, {
        and: [
          { field: 'state', is: 'active' },
          { field: 'until', before: today },
        ],
      })
      for (const row of ended) await work.update(restriction, row, { state: 'lifted' }, { name: 'lift' })
    }),
}
