import type { Runner } from '../db/index.ts'
import { enqueue } from '../jobs/queue.ts'
import type { JobHandler } from '../room.ts'
import type { Site } from '../site.ts'
import { sumUpAll, sumUpDue } from './roll-ups/index.ts'
import { shape } from './shape.ts'

const name = 'shape-own-fields'
/** When a column may go: every process knows by then that its field is gone. */
const forgottenMs = 6_000
const againMs = 1_000

/** The worker that makes of people's own fields columns of their tables. */
export const ownJobs = (site: Site): JobHandler[] => [{ name, run: () => shapeInTurn(site) }, sumUpDue, sumUpAll]

/** An index takes long: who comes meanwhile leaves the worker to others and comes again. */
async function shapeInTurn(site: Site): Promise<void> {
  if (await shape(site)) return
  await enqueue(site.workspace.db, name, {}, { key: name, at: new Date(Date.now() + againMs).toISOString() })
}

/** Has the tables brought to what the definitions say. */
export function shapeLater(on: Runner, isDropped = false): Promise<void> {
  // Two keys, so that what waits on purpose holds up nothing else.
  if (!isDropped) return enqueue(on, name, {}, { key: name })
  return enqueue(on, name, {}, { key: `${name}-later`, at: new Date(Date.now() + forgottenMs).toISOString() })
}
