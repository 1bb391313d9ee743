import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { loseHandler, moveHandler, reopenHandler, winHandler } from './deal-actions.ts'
import { dealRules } from './deal-rules.ts'
import { nextStepRules } from './next-step.ts'
import { firstPipelineRules, seedPipeline } from './first-pipeline.ts'
import { pipelineRules, stageRules } from './pipeline-rules.ts'

export default {
  model,
  rules: [firstPipelineRules, pipelineRules, stageRules, dealRules, ...nextStepRules],
  actions: [moveHandler, winHandler, loseHandler, reopenHandler],
  seed: seedPipeline,
} satisfies Room
