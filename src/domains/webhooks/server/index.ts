import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { forgetOld } from './forget-old.ts'
import { openLanes } from './lanes.ts'
import { stopFailing } from './stop-failing.ts'
import { webhookRoutes } from './webhook-routes.ts'
import { webhookRules } from './webhook-rules.ts'

export default {
  model,
  rules: [webhookRules],
  jobs: [forgetOld, stopFailing],
  standing: [(site, bell) => openLanes(site, bell)],
  staying: ['webhook_delivery'],
  routes: webhookRoutes,
} satisfies Room
