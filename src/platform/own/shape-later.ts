import type { Runner } from '../db/index.ts'
import { enqueue } from '../jobs/queue.ts'

export const shapeJob = 'shape-own-fields'
/** When a column may go: every process knows by then that its field is gone. */
const forgottenMs = 6_000

/** Has the tables brought to what the definitions say. */
export function shapeLater(on: Runner, isDropped = false): Promise<void> {
  // Two keys, so that what waits on purpose holds up nothing else.
  if (!isDropped) return enqueue(on, shapeJob, {}, { key: shapeJob })
  return shapeAt(on, new Date(Date.now() + forgottenMs))
}

/** The same at a moment. */
export const shapeAt = (on: Runner, at: Date, key = 'later'): Promise<void> =>
  enqueue(on, shapeJob, {}, { key: `${shapeJob}-${key}`, at: at.toISOString() })
