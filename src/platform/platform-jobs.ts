import { accessJobs } from './access/jobs.ts'
import { archiveJobs } from './archive/index.ts'
import { erasureJobs } from './erasure/index.ts'
import { backupJobs } from './backup/index.ts'
import { exportJobs } from './exports/index.ts'
import { fileJobs, openFileStore } from './files/index.ts'
import { looksJobs } from './looks/index.ts'
import { ownJobs } from './own/index.ts'
import { placeJobs } from './places/index.ts'
import { binJobs, recordJobs } from './records/index.ts'
import type { JobHandler } from './room.ts'
import type { Site } from './site.ts'

/** What the platform itself does behind, beside the rooms. */
export function platformJobs(site: Site): JobHandler[] {
  const { data } = site
  return [
    ...ownJobs(site),
    ...recordJobs,
    ...binJobs,
    ...exportJobs(data),
    ...archiveJobs(site),
    ...backupJobs(site),
    ...fileJobs(openFileStore(data)),
    ...accessJobs,
    ...looksJobs(site),
    ...placeJobs,
    ...erasureJobs(site),
  ]
}
