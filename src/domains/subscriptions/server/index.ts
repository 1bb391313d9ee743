import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { subscriptionLineRules } from './line-rules.ts'
import { movementRoutes } from './movements.ts'
import { renewals } from './renewals.ts'
import { subscriptionHandlers } from './subscription-actions.ts'
import { subscriptionRules } from './subscription-rules.ts'

export default {
  model,
  rules: [subscriptionRules, subscriptionLineRules],
  actions: subscriptionHandlers,
  routes: movementRoutes,
  jobs: [renewals],
} satisfies Room
