import type { Model } from '../../../kernel/model.ts'
import { goal } from './goal.ts'

// Every screen loads this: what only the page of results needs is imported from beside it.
export { goal }

export const model: Model = { room: 'goals', records: [goal], actions: [] }
