import type { Model } from '../../../kernel/model.ts'
import { exposure } from './exposure.ts'
import { placement } from './placement.ts'

export { outcomes, spans, type Lift, type LiftOf, type Outcome, type Side, type Span, type Way } from './lift.ts'
export { whereOf, type Where } from './where.ts'
export { exposure, placement }

export const model: Model = { room: 'advertising', records: [placement, exposure], actions: [] }
