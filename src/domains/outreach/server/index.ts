import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { addToListHandler } from './add-to-list.ts'
import { callRoutes } from './call-routes.ts'
import { entryRules } from './entry-rules.ts'
import { logCallHandler } from './log-call.ts'
import { everyoneHandler, skipHandler, stopHandler } from './sequences/actions.ts'
import { enrolHandler, enrolmentRules } from './sequences/enrolments.ts'
import { takeStepsDue } from './sequences/steps-due.ts'
import { stopRules } from './sequences/stop-rules.ts'
import { taskRules } from './sequences/task-rules.ts'
import { versionRules } from './sequences/versions.ts'

export default {
  model,
  rules: [entryRules, versionRules, enrolmentRules, taskRules, ...stopRules],
  actions: [addToListHandler, logCallHandler, enrolHandler, everyoneHandler, skipHandler, stopHandler],
  jobs: [takeStepsDue],
  routes: callRoutes,
  staying: ['call_lease'],
} satisfies Room
