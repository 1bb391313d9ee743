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
  // What the other side answered may repeat what it was told.
  forgets: (ids) => [
    {
      what: 'webhookAnswers',
      query: {
        text: 'update webhook_delivery set answer = null where record_id = any ($1::uuid[]) and answer is not null',
        values: [ids],
      },
    },
  ],
} satisfies Room
