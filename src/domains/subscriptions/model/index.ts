import type { Model } from '../../../kernel/model.ts'
import { actions } from './actions.ts'
import { subscriptionLine } from './subscription-line.ts'
import { subscription } from './subscription.ts'

// What is reckoned of them stands beside, so that a first page need not fetch it.
export { subscription, subscriptionLine }
export { cancelSubscription, changeLine, endLine, renewSubscription, subscribeOrder } from './actions.ts'

export const model: Model = { room: 'subscriptions', records: [subscription, subscriptionLine], actions }
