import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { answerAccess } from './access/access-job.ts'
import { accessRoutes } from './access/access-routes.ts'
import { giveHandler, withdrawHandler } from './consent-actions.ts'
import { consentRules } from './consent-rules.ts'
import { erasureRoutes } from './erasure-routes.ts'
import { heldToday, holdRules } from './held.ts'
import { privacyRoutes } from './privacy-routes.ts'
import { remindOverdue } from './requests/remind-overdue.ts'
import { closeHandler, extendHandler, reopenHandler } from './requests/request-actions.ts'
import { requestRules } from './requests/request-rules.ts'
import { liftEnded } from './restrictions/lift-ended.ts'
import { liftHandler, restrictionRules } from './restrictions/restriction-rules.ts'
import { keepNoLonger } from './retention/keep-no-longer.ts'
import { retentionRoutes } from './retention/retention-routes.ts'
import { retentionRules, switchOffHandler, switchOnHandler } from './retention/retention-rules.ts'

export { mayContact, type Verdict } from './may-contact.ts'
export { hasObjected, object } from './objection.ts'

export default {
  model,
  rules: [consentRules, holdRules, requestRules, restrictionRules, retentionRules],
  actions: [
    giveHandler,
    withdrawHandler,
    extendHandler,
    closeHandler,
    reopenHandler,
    liftHandler,
    switchOnHandler,
    switchOffHandler,
  ],
  jobs: [answerAccess, remindOverdue, liftEnded, keepNoLonger],
  routes: [...privacyRoutes, ...erasureRoutes, ...accessRoutes, ...retentionRoutes],
  holds: heldToday,
} satisfies Room
