import { enqueue } from '../jobs/queue.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { sumUpAll, sumUpDue } from './roll-ups/index.ts'
import { shapeJob } from './shape-later.ts'
import { shape } from './shape.ts'

const againMs = 1_000

/** The worker that makes of people's own fields columns of their tables. */
export const ownJobs = (site: Site): JobHandler[] => [
  { name: shapeJob, run: () => shapeInTurn(site) },
  sumUpDue,
  sumUpAll,
]

/** An index takes long: who comes meanwhile leaves the worker to others and comes again. */
async function shapeInTurn(site: Site): Promise<void> {
  if (await shape(site)) return
  await enqueue(site.workspace.db, shapeJob, {}, { key: shapeJob, at: new Date(Date.now() + againMs).toISOString() })
}
