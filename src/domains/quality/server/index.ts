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
} satisfies Room
