import { say } from '../../../kernel/sentence.ts'
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
  tells: (ids) => [
    {
      what: say('Programs that were told of changes'),
      columns: { program: say('Program'), address: say('Address'), at: say('When'), change: say('What happened') },
      query: {
        text: `select webhooks.name as program, webhooks.url as address, happened_at as at, record || '.' || change as change
          from webhook_delivery join webhooks on webhooks.id = webhook_id
          where record_id = any ($1::uuid[]) and webhook_delivery.state = 'done' order by seq`,
        values: [ids],
      },
    },
  ],
} satisfies Room
