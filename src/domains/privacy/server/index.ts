import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { answerAccess } from './access/access-job.ts'
import { accessRoutes } from './access/access-routes.ts'
import { giveHandler, withdrawHandler } from './consent-actions.ts'
import { consentRules } from './consent-rules.ts'
import { erasureRoutes } from './erasure-routes.ts'
import { heldToday, holdRules } from './held.ts'
import { privacyRoutes } from './privacy-routes.ts'

export { mayContact, type Verdict } from './may-contact.ts'

export default {
  model,
  rules: [consentRules, holdRules],
  actions: [giveHandler, withdrawHandler],
  jobs: [answerAccess],
  routes: [...privacyRoutes, ...erasureRoutes, ...accessRoutes],
  holds: heldToday,
} satisfies Room
