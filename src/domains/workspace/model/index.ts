import type { Model } from '../../../kernel/model.ts'
import { choice } from './choice.ts'
import { customField } from './custom-field.ts'
import { demand } from './demand.ts'
import { customRecord } from './custom-record.ts'
import { exchangeRate } from './exchange-rate.ts'
import { fieldCondition } from './field-condition.ts'
import { layout } from './layout.ts'
import { ownRole } from './own-role.ts'
import { share } from './share.ts'
import { tag } from './tag.ts'
import { team } from './team.ts'
import { territory } from './territory.ts'
import { activate, changeRole, deactivate, turnOffTwoSteps, user } from './user.ts'
import { view } from './view.ts'
import { workspace } from './workspace.ts'

export {
  activate,
  changeRole,
  choice,
  customField,
  customRecord,
  demand,
  deactivate,
  exchangeRate,
  fieldCondition,
  layout,
  ownRole,
  share,
  tag,
  team,
  territory,
  turnOffTwoSteps,
  user,
  view,
  workspace,
}
export { roles } from './user.ts'

export const model: Model = {
  room: 'workspace',
  records: [
    workspace,
    ownRole,
    team,
    territory,
    user,
    share,
    tag,
    choice,
    customField,
    customRecord,
    demand,
    fieldCondition,
    layout,
    exchangeRate,
    view,
  ],
  actions: [changeRole, deactivate, activate, turnOffTwoSteps],
}
