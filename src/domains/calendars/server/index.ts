import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { accountRoutes } from './account-routes.ts'
import { accountRules } from './account-rules.ts'
import { beside, forgetErased, forgotten } from './forget.ts'
import { openWatch } from './watch.ts'

export default {
  model,
  rules: [accountRules],
  standing: [(site, bell) => openWatch(site, bell)],
  // What was seen is seen again wherever the workspace goes; passwords go nowhere.
  staying: ['calendar_connection', 'calendar', 'calendar_object'],
  routes: accountRoutes,
  reactions: [forgetErased],
  forgets: forgotten,
  tells: beside,
} satisfies Room
