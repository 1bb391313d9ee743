import type { RowOf } from '../../../../kernel/record.ts'
import { dayIn } from '../../../../kernel/time.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { privacyRequest } from '../../model/index.ts'

/** Reminds a second time, once a request is overdue: a week before it was done already. */
export const remindOverdue: JobHandler = {
  name: 'remind-of-overdue-requests',
  cron: '13 * * * *',
  run: (ctx) =>
    inWork(ctx, async (work) => {
      const today = dayIn(ctx.settings.timeZone, ctx.now())
      const late = await work.find(privacyRequest, {
        and: [
          { field: 'closed', is: false },
          { field: 'dueOn', before: today },
        ],
      })
      for (const row of late.filter(isNotToldSo))
        await work.derive(privacyRequest, row.id, { remindAt: ctx.now().toISOString() })
    }),
}

const isNotToldSo = ({ remindAt, dueOn }: RowOf<typeof privacyRequest>) => remindAt === null || remindAt < dueOn!
