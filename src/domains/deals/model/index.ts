import type { Model } from '../../../kernel/model.ts'
import { competitor, dealCompetitor } from './competitor.ts'
import { dealLine } from './deal-line.ts'
import { dealPerson } from './deal-person.ts'
import { dealSplit } from './deal-split.ts'
import { deal, loseDeal, moveDeal, reopenDeal, repriceDeal, winDeal } from './deal.ts'
import { dealTick, exitPoint } from './exit-point.ts'
import { pipeline, stage } from './pipeline.ts'

export { competitor, deal, dealCompetitor, dealLine, dealPerson, dealSplit, dealTick, exitPoint, pipeline, stage }
export { loseDeal, moveDeal, reopenDeal, repriceDeal, winDeal }
export {
  addedSums,
  lessSums,
  lineAmount,
  marginOf,
  termSumOf,
  totalsOf,
  type Billing,
  type LineTotals,
  type PricedLine,
  type Sum,
} from './line-totals.ts'
export { sharesOf, type Share, type Split } from './shares.ts'

export const model: Model = {
  room: 'deals',
  records: [pipeline, stage, exitPoint, deal, dealPerson, dealSplit, dealLine, dealTick, competitor, dealCompetitor],
  actions: [moveDeal, winDeal, loseDeal, reopenDeal, repriceDeal],
}
