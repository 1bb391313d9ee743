import type { Model } from '../../../kernel/model.ts'
import { dealLine } from './deal-line.ts'
import { dealPerson } from './deal-person.ts'
import { deal, loseDeal, moveDeal, reopenDeal, winDeal } from './deal.ts'
import { pipeline, stage } from './pipeline.ts'

export { deal, dealLine, dealPerson, loseDeal, moveDeal, pipeline, reopenDeal, stage, winDeal }

export const model: Model = {
  room: 'deals',
  records: [pipeline, stage, deal, dealPerson, dealLine],
  actions: [moveDeal, winDeal, loseDeal, reopenDeal],
}
