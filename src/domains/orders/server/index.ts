import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { acceptedRules } from './made-of-quote.ts'
import { orderLineRules } from './line-rules.ts'
import { orderHandlers } from './order-actions.ts'
import { orderRules } from './order-rules.ts'
import { purchaseRoutes } from './purchases.ts'

export default {
  model,
  rules: [orderRules, orderLineRules, acceptedRules],
  actions: orderHandlers,
  routes: purchaseRoutes,
} satisfies Room
