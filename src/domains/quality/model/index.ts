import type { Model } from '../../../kernel/model.ts'
import { careRule } from './care-rule.ts'

export { careRule }
export * from './ask.ts'
export * from './care.ts'

export const model: Model = { room: 'quality', records: [careRule], actions: [] }
