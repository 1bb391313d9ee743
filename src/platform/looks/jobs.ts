import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { forgetLooks } from './forget.ts'
import { sealLooks } from './seal.ts'

/** Looks are sealed each hour, and go when they were kept as long as the company says. */
export const looksJobs = (site: Site): JobHandler[] => [
  { name: 'seal-looks', cron: '12 * * * *', run: async ({ db }) => void (await sealLooks(db)) },
  {
    name: 'forget-looks',
    cron: '31 4 * * *',
    run: async ({ db }) => void (await forgetLooks(db, (await site.settings()).looksKept)),
  },
]
