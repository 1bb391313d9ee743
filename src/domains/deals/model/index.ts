import type { Model } from '../../../kernel/model.ts'
import { dealLine } from './deal-line.ts'
import { dealPerson } from './deal-person.ts'
import { deal, loseDeal, moveDeal, reopenDeal, repriceDeal, winDeal } from './deal.ts'
import { pipeline, stage } from './pipeline.ts'

export { deal, dealLine, dealPerson, loseDeal, moveDeal, pipeline, reopenDeal, repriceDeal, stage, winDeal }
export { lineAmount, marginOf, totalsOf, type Billing, type LineTotals } from './line-totals.ts'

export const model: Model = {
  room: 'deals',
  records: [pipeline, stage, deal, dealPerson, dealLine],
  actions: [moveDeal, winDeal, loseDeal, reopenDeal, repriceDeal],
}
