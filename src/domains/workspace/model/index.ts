import type { Model } from '../../../kernel/model.ts'
import { choice } from './choice.ts'
import { customField } from './custom-field.ts'
import { exchangeRate } from './exchange-rate.ts'
import { tag } from './tag.ts'
import { activate, changeRole, deactivate, turnOffTwoSteps, user } from './user.ts'
import { view } from './view.ts'
import { workspace } from './workspace.ts'

export {
  activate,
  changeRole,
  choice,
  customField,
  deactivate,
  exchangeRate,
  tag,
  turnOffTwoSteps,
  user,
  view,
  workspace,
}
export { roles } from './user.ts'

export const model: Model = {
  room: 'workspace',
  records: [workspace, user, tag, choice, customField, exchangeRate, view],
  actions: [changeRole, deactivate, activate, turnOffTwoSteps],
}
