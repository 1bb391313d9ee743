import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { goalRules } from './goal-rules.ts'
import { resultsRoutes } from './results-routes.ts'

export default { model, rules: [goalRules], routes: resultsRoutes } satisfies Room
