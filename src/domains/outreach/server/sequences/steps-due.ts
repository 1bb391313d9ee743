import { Refusal } from '../../../../kernel/refusal.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { Work } from '../../../../platform/records/work.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { person } from '../../../people/model/index.ts'
import { enrolment } from '../../model/index.ts'
import { stop } from './stop.ts'
import { take } from './take-step.ts'

/** Takes the steps whose time has come, each in a transaction of its own: whoever is taken in two at once is looked at again while the row is held. */
export const takeStepsDue: JobHandler = {
  name: 'sequence-steps',
  cron: '* * * * *',
  async run(ctx) {
    for (const id of await due(ctx))
      await inWork(ctx, (work) => takeOne(work, id)).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error
        ctx.log.warn({ code: error.code, enrolment: id }, 'a step was not taken')
      })
  },
}

const atOnce = 500

/** Whoever was erased is no longer waited for, whatever task is open. */
async function due({ db, now }: Ctx): Promise<string[]> {
  const rows = await db.run<{ id: string }>({
    name: 'outreach_steps_due',
    text: `select id from (
  (select id, due_at from enrolments where state = 'active' and task_id is null and due_at <= $1 and deleted_at is null order by due_at, id limit ${atOnce})
  union
  (select e.id, e.due_at from enrolments e join people p on p.id = e.person_id
    where e.state = 'active' and e.deleted_at is null and p.erased_at is not null limit ${atOnce})
) as due order by due_at, id`,
    values: [now().toISOString()],
  })
  return rows.map(({ id }) => id)
}

async function takeOne(work: Work, id: string): Promise<void> {
  const row = await work.peek(enrolment, id)
  if (!row || row.deletedAt || row.state !== 'active') return
  const who = await work.peek(person, row.person)
  if (who?.erasedAt) return stop(work, row, 'erased')
  if (row.task === null && row.dueAt !== null && row.dueAt <= work.ctx.now().toISOString()) await take(work, row)
}
