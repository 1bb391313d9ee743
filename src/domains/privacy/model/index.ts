import type { Model } from '../../../kernel/model.ts'
import { consent, giveConsent, withdrawConsent } from './consent.ts'
import { hold } from './hold.ts'
import { purpose } from './purpose.ts'

export { channels, reachFields, type Channel } from './channels.ts'
export { consent, giveConsent, hold, purpose, withdrawConsent }

export const model: Model = {
  room: 'privacy',
  records: [purpose, consent, hold],
  actions: [giveConsent, withdrawConsent],
}
