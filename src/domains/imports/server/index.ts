import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { importRoutes } from './import-routes.ts'
import { importJobs } from './run-import.ts'

export { applyImport, type Progress } from './apply/apply-import.ts'
export { errorLines } from './error-rows.ts'
export { changeImport, openImport } from './open-import.ts'
export { planImport } from './plan/plan-import.ts'
export { beginImport } from './run-import.ts'
export { findRun, type Counts, type Run } from './run.ts'

export default { model, routes: importRoutes, jobs: importJobs } satisfies Room
