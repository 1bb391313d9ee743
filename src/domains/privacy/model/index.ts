import type { Model } from '../../../kernel/model.ts'
import { consent, giveConsent, withdrawConsent } from './consent.ts'
import { hold } from './hold.ts'
import { closePrivacyRequest, extendPrivacyRequest, privacyRequest, reopenPrivacyRequest } from './privacy-request.ts'
import { purpose } from './purpose.ts'
import { liftRestriction, restriction } from './restriction.ts'
import { retentionRule, switchOffRetentionRule, switchOnRetentionRule } from './retention-rule.ts'

export { channels, reachFields, type Channel } from './channels.ts'
export { consent, giveConsent, hold, purpose, withdrawConsent }
export { closePrivacyRequest, extendPrivacyRequest, privacyRequest, reopenPrivacyRequest }
export { liftRestriction, restriction }
export { retentionRule, switchOffRetentionRule, switchOnRetentionRule }

export const model: Model = {
  room: 'privacy',
  records: [purpose, consent, hold, privacyRequest, restriction, retentionRule],
  actions: [
    giveConsent,
    withdrawConsent,
    extendPrivacyRequest,
    closePrivacyRequest,
    reopenPrivacyRequest,
    liftRestriction,
    switchOnRetentionRule,
    switchOffRetentionRule,
  ],
}
