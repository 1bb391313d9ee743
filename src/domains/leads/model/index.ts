import type { Model } from '../../../kernel/model.ts'
import { leadArrival } from './lead-arrival.ts'
import { leadAssignment } from './lead-assignment.ts'
import { leadForm } from './lead-form.ts'
import { handBackPerson, qualifyPerson } from './qualify.ts'
import { rota } from './rota.ts'
import { scoreRule } from './score-rule.ts'

export { askable, type Askable } from './lead-form.ts'
export { canAsk, mostOwnAsks, ownAsksIn, type OwnAsk } from './own-ask.ts'
export { unqualified } from './qualify.ts'
export { handBackPerson, leadArrival, leadAssignment, leadForm, qualifyPerson, rota, scoreRule }

export const model: Model = {
  room: 'leads',
  records: [leadForm, leadArrival, leadAssignment, rota, scoreRule],
  actions: [qualifyPerson, handBackPerson],
}
