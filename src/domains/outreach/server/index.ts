import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { addToListHandler } from './add-to-list.ts'
import { callRoutes } from './call-routes.ts'
import { entryRules } from './entry-rules.ts'
import { logCallHandler } from './log-call.ts'

export default {
  model,
  rules: [entryRules],
  actions: [addToListHandler, logCallHandler],
  routes: callRoutes,
  staying: ['call_lease'],
} satisfies Room
