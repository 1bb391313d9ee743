import type { Model } from '../../../kernel/model.ts'
import { webhook } from './webhook.ts'

export { webhook }
export { problems, type Delivery, type Problem } from './delivery.ts'
export { isTold, isWanted, usualChanges, wantsIn, type Wants } from './wants.ts'

export const model: Model = { room: 'webhooks', records: [webhook], actions: [] }
