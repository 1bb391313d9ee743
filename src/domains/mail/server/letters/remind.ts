import { Refusal } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import { asUser } from '../../../../platform/access/as-user.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { inWork } from '../../../../platform/records/index.ts'
import type { JobHandler } from '../../../../platform/room.ts'
import { told } from '../../../../platform/words/index.ts'
import { email, task } from '../../../activities/model/index.ts'
import { letter } from '../../model/index.ts'

/** Makes a task of each letter that nobody has answered for as many days as its sender said; what a program answers is no answer. */
export const remindOfUnanswered: JobHandler = {
  name: 'remind-of-unanswered-letters',
  cron: '*/5 * * * *',
  async run(ctx) {
    for (const due of await lettersDue(ctx)) await settle(ctx, due)
  },
}

interface Due {
  id: string
  owner: string | null
  /** Nothing is to be waited for: somebody has answered, or it came back. */
  isOver: boolean
}

/** Clocks of those who answer go wrong by less than this. */
const lettersDue = ({ db, now }: Ctx): Promise<Due[]> =>
  db.run({
    name: 'mail_letters_unanswered',
    text: `select l.id, l.owner_id as owner, l.trouble = 'bounced' is true or exists (
        select 1 from mail_message own join mail_message other on other.thread_id = own.thread_id and other.automatic is not true
          join emails e on e.id = other.email_id
        where own.email_id = l.email_id and e.direction = 'in' and e.deleted_at is null and e.sent_at > l.sent_at - interval '10 minutes'
      ) as "isOver"
      from letters l where l.state = 'sent' and l.remind_days is not null and l.deleted_at is null
        and l.sent_at <= $1::timestamptz - make_interval(days => l.remind_days::int)
      order by l.sent_at limit 500`,
    values: [now().toISOString()],
  })

/** The reminder is over with the task that it makes, in one transaction; who may make no tasks any more has none. */
async function settle(ctx: Ctx, { id, owner, isOver }: Due): Promise<void> {
  const own = isOver || owner === null ? undefined : await asUser(ctx, owner)
  if (!own) return over(ctx, id, false)
  await over(own, id, true).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    return over(ctx, id, false)
  })
}

async function over(ctx: Ctx, id: string, withTask: boolean): Promise<void> {
  await inWork(ctx, async (work) => {
    const row = await work.peek(letter, id)
    if (row?.state !== 'sent' || row.remindDays === null) return
    if (withTask) {
      const sent = row.email && (await work.peek(email, row.email))
      const now = ctx.now().toISOString()
      await work.create(task, {
        title: told(ctx, say('No answer yet: {subject}', { subject: (row.subject ?? row.sendTo ?? '').slice(0, 200) })),
        ...{ about: [...((sent ? sent.about : row.about) ?? [])], owner: row.owner, private: row.private },
        ...{ dueAt: now, remindAt: now },
      })
    }
    await work.update(letter, row, { remindDays: null }, { name: 'remind' })
  })
}
