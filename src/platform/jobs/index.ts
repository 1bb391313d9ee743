export { enqueue } from './queue.ts'
export { startWorkers, type Workers, type WorkersOptions } from './start-workers.ts'
export {
  Cancelled,
  cancelJob,
  cancelRequested,
  checkpointOf,
  findJob,
  isWorkUnderWay,
  listJobs,
  reportProgress,
  setResult,
  startJob,
  stopIfCancelled,
  type Job,
  type NewVisibleJob,
} from './visible.ts'
