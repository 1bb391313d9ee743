import type { JobHandler } from '../room.ts'
import { sweepAccess } from './sessions.ts'

/** What has ended is removed once an hour. */
export const accessJobs: readonly JobHandler[] = [
  { name: 'remove-ended-sessions', cron: '23 * * * *', run: (ctx) => sweepAccess(ctx.db) },
]
