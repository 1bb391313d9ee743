import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { loseHandler, moveHandler, reopenHandler, winHandler } from './deal-actions.ts'
import { dealRules } from './deal-rules.ts'
import { nextStepRules } from './next-step.ts'
import { pipelineRules, seedPipeline, stageRules } from './pipeline-rules.ts'

export default {
  model,
  rules: [pipelineRules, stageRules, dealRules, ...nextStepRules],
  actions: [moveHandler, winHandler, loseHandler, reopenHandler],
  seed: seedPipeline,
} satisfies Room
