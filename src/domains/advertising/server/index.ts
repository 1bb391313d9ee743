import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { exposureRules } from './exposure-rules.ts'
import { liftRoutes } from './lift-routes.ts'
import { placementRules } from './placement-rules.ts'

export default { model, rules: [placementRules, exposureRules], routes: liftRoutes } satisfies Room
