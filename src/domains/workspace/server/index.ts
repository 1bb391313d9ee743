import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { choiceRules, exchangeRateRules, seedWorkspace, tagRules, workspaceRules } from './company-settings.ts'
import { activateHandler, changeRoleHandler, deactivateHandler, turnOffTwoStepsHandler, userRules } from './users.ts'

export default {
  model,
  rules: [workspaceRules, userRules, tagRules, choiceRules, exchangeRateRules],
  actions: [changeRoleHandler, deactivateHandler, activateHandler, turnOffTwoStepsHandler],
  seed: seedWorkspace,
} satisfies Room
