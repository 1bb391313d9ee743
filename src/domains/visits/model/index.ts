import type { Model } from '../../../kernel/model.ts'
import { actions } from './actions.ts'
import { planVisitToCompany, planVisitToPerson } from './plan.ts'
import { visitSample } from './visit-sample.ts'
import { visitCycle } from './visit-cycle.ts'
import { visit } from './visit.ts'

export { cancelVisit, checkInVisit, finishVisit, missVisit, signVisit } from './actions.ts'
export { planVisitToCompany, planVisitToPerson, visit, visitCycle, visitSample }

export const model: Model = {
  room: 'visits',
  records: [visit, visitSample, visitCycle],
  actions: [...actions, planVisitToCompany, planVisitToPerson],
}
