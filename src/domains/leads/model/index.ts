import type { Model } from '../../../kernel/model.ts'
import { handBackPerson, qualifyPerson } from './qualify.ts'

export { unqualified } from './qualify.ts'
export { handBackPerson, qualifyPerson }

export const model: Model = { room: 'leads', records: [], actions: [qualifyPerson, handBackPerson] }
