import type { Model } from '../../../kernel/model.ts'
import { leadArrival } from './lead-arrival.ts'
import { leadForm } from './lead-form.ts'
import { handBackPerson, qualifyPerson } from './qualify.ts'

export { askable, type Askable } from './lead-form.ts'
export { unqualified } from './qualify.ts'
export { handBackPerson, leadArrival, leadForm, qualifyPerson }

export const model: Model = {
  room: 'leads',
  records: [leadForm, leadArrival],
  actions: [qualifyPerson, handBackPerson],
}
