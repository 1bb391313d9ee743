import type { Model } from '../../../kernel/model.ts'
import { addToCallList, logCall } from './actions.ts'
import { callEntry } from './call-entry.ts'
import { callList } from './call-list.ts'

export { addToCallList, callEntry, callList, logCall }
export { hindrances, outcomes, type Hindrance, type Outcome } from './outcomes.ts'

export const model: Model = { room: 'outreach', records: [callList, callEntry], actions: [addToCallList, logCall] }
