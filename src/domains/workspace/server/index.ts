import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { choiceRules, exchangeRateRules, seedWorkspace, tagRules, workspaceRules } from './company-settings.ts'
import { customFieldRoutes } from './custom-field-routes.ts'
import { customFieldRules, shapeFields } from './custom-fields.ts'
import { customRecordRoutes } from './custom-record-routes.ts'
import { demandRules } from './demands.ts'
import { fieldConditionRules } from './field-conditions.ts'
import { layoutRules } from './layouts.ts'
import { customRecordRules, shapeRecords } from './custom-records.ts'
import { retypeRoutes } from './retype-routes.ts'
import { ratesRoutes } from './rates/rates-routes.ts'
import { ownRoleRules, teamRules } from './roles.ts'
import { shareRules } from './shares.ts'
import { moveJob } from './territories/moves.ts'
import { territoryRoutes } from './territories/territory-routes.ts'
import { territoryRules } from './territories/territory-rules.ts'
import { activateHandler, changeRoleHandler, deactivateHandler, turnOffTwoStepsHandler, userRules } from './users.ts'

export { assigned } from './territories/assigned.ts'

export default {
  model,
  rules: [
    workspaceRules,
    ownRoleRules,
    teamRules,
    territoryRules,
    shareRules,
    userRules,
    tagRules,
    choiceRules,
    customFieldRules,
    customRecordRules,
    demandRules,
    fieldConditionRules,
    layoutRules,
    exchangeRateRules,
  ],
  jobs: [moveJob],
  actions: [changeRoleHandler, deactivateHandler, activateHandler, turnOffTwoStepsHandler],
  reactions: [shapeFields, shapeRecords],
  routes: [...customFieldRoutes, ...retypeRoutes, ...customRecordRoutes, ...ratesRoutes, ...territoryRoutes],
  seed: seedWorkspace,
} satisfies Room
