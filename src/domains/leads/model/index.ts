import type { Model } from '../../../kernel/model.ts'
import { leadArrival } from './lead-arrival.ts'
import { leadForm } from './lead-form.ts'
import { handBackPerson, qualifyPerson } from './qualify.ts'
import { scoreRule } from './score-rule.ts'

export { askable, type Askable } from './lead-form.ts'
export { unqualified } from './qualify.ts'
export { handBackPerson, leadArrival, leadForm, qualifyPerson, scoreRule }

export const model: Model = {
  room: 'leads',
  records: [leadForm, leadArrival, scoreRule],
  actions: [qualifyPerson, handBackPerson],
}
