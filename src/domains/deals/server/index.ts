import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { loseHandler, moveHandler, reopenHandler, winHandler } from './deal-actions.ts'
import { sellerRoutes } from './by-seller.ts'
import { competitorRules } from './competitor-rules.ts'
import { dealPersonRules } from './deal-person-rules.ts'
import { dealRules } from './deal-rules.ts'
import { funnelRoutes } from './funnel.ts'
import { lineRules } from './line-rules.ts'
import { nextStepRules } from './next-step.ts'
import { firstPipelineRules, seedPipeline } from './first-pipeline.ts'
import { tickRules } from './check-exit.ts'
import { pipelineRules, stageRules } from './pipeline-rules.ts'
import { splitRules } from './split-rules.ts'
import { repriceHandler, repriceRoutes } from './reprice.ts'

export { copyLines } from './copy-lines.ts'
export { bySeller, knowsShares, knowsWorth } from './by-seller.ts'
export { readSplits } from './read-splits.ts'
export { priceLine } from './line-rules.ts'
export { pricesOfLines, type PricedRow } from './price-lines.ts'

export default {
  model,
  rules: [
    firstPipelineRules,
    pipelineRules,
    stageRules,
    dealRules,
    lineRules,
    splitRules,
    tickRules,
    competitorRules,
    dealPersonRules,
    ...nextStepRules,
  ],
  actions: [moveHandler, winHandler, loseHandler, reopenHandler, repriceHandler],
  routes: [...repriceRoutes, ...funnelRoutes, ...sellerRoutes],
  seed: seedPipeline,
} satisfies Room
