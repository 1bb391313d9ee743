import type { Model } from '../../../kernel/model.ts'
import { actions } from './actions.ts'
import { subscriptionLine } from './subscription-line.ts'
import { subscription } from './subscription.ts'

export { subscription, subscriptionLine }
export { cancelSubscription, changeLine, endLine, renewSubscription, subscribeOrder } from './actions.ts'
export {
  countsIn,
  figures,
  movedIn,
  movementOf,
  movementsOf,
  type Figure,
  type Moved,
  type Movements,
} from './movements.ts'
export { asPriced, recurringOn, runsOn, type Recurring, type RecurringLine } from './mrr.ts'
export { earliestEnd, lastDayOf, type Earliest, type Terms } from './terms.ts'

export const model: Model = { room: 'subscriptions', records: [subscription, subscriptionLine], actions }
