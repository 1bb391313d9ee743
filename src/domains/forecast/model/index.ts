import type { Model } from '../../../kernel/model.ts'
import { target } from './target.ts'

// Every screen loads this: what only the forecast needs is imported from beside it.
export { target }

export const model: Model = { room: 'forecast', records: [target], actions: [] }
