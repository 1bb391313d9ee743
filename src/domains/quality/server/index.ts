import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { askRoutes } from './ask-routes.ts'
import { careRoutes } from './care-routes.ts'
import { careRuleRules } from './care-rules.ts'

export default {
  model,
  rules: [careRuleRules],
  routes: [...careRoutes, ...askRoutes],
  staying: ['ask_link'],
  tells: (ids) => [
    {
      what: say('Links by which they were asked'),
      columns: { fields: say('What was asked'), at: say('When'), answered: say('Answered') },
      query: {
        text: `select fields, asked_at as at, answered_at as answered from ask_link where record_id = any ($1::uuid[]) order by 2`,
        values: [ids],
      },
    },
  ],
} satisfies Room
