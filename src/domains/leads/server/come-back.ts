import { dayIn } from '../../../kernel/time.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { inWork } from '../../../platform/records/index.ts'
import type { Work } from '../../../platform/records/work.ts'
import type { JobHandler } from '../../../platform/room.ts'
import { person } from '../../people/model/index.ts'

/** Whoever was handed back until a day is a lead again once it has come, of the same seller; a task tells them. */
export const comeBack: JobHandler = {
  name: 'leads-come-back',
  cron: '7 * * * *',
  async run(ctx) {
    const today = dayIn(ctx.settings.timeZone, ctx.now())
    const due = await ctx.db.run<{ id: string }>({
      name: 'leads_come_back',
      text: `select id from people where return_on <= $1 and life_cycle = 'subscriber' and deleted_at is null and restricted is not true
order by return_on, id limit 1000`,
      values: [today],
    })
    for (const { id } of due)
      await inWork(ctx, (work) => back(work, id, today)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        ctx.log.warn({ code: error.code, person: id }, 'somebody did not become a lead again')
      })
  },
}

async function back(work: Work, id: string, today: string): Promise<void> {
  const row = await work.peek(person, id)
  if (!row || row.deletedAt || row.lifeCycle !== 'subscriber' || !row.returnOn || row.returnOn > today) return
  await work.update(person, row, { lifeCycle: 'lead' }, { name: 'comeBack' })
}
