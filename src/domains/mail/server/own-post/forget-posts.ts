import { forgetPosts } from '../../../../platform/post/index.ts'
import type { JobHandler } from '../../../../platform/room.ts'

/** For so long it is known how a mail went, so that what comes back finds it. */
const keptDays = 30

/** What Farley itself has sent is known for a month. */
export const forgetOldPosts: JobHandler = {
  name: 'forget-posts',
  cron: '40 3 * * *',
  run: ({ db }) => forgetPosts(db, keptDays),
}
