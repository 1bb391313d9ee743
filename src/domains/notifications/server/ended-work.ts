import type { JobHandler } from '../../../platform/room.ts'
import { keepNews } from './keep.ts'

/** Tells whoever started work that it is over; who stopped it themselves knows. */
export const tellOfEndedWork: JobHandler = {
  name: 'tell-of-ended-work',
  afterWork: true,
  async run(ctx, { job }: { job: string }) {
    const [row] = await ctx.db.run<{ user_id: string; title: string; at: string }>({
      text: `select u.id as user_id, j.title, j.finished_at as at from job_run j join users u on u.id = j.created_by
        where j.id = $1 and j.state in ('done', 'failed')`,
      values: [job],
    })
    if (!row) return
    await ctx.db.transaction((tx) =>
      keepNews(tx, [{ userId: row.user_id, kind: 'job', fold: `job ${job}`, record: null, recordId: null, groupId: job, at: row.at }]),
    ) // prettier-ignore
  },
}
