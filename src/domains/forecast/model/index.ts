import type { Model } from '../../../kernel/model.ts'
import { forecastOverride } from './forecast-override.ts'
import { target } from './target.ts'

// Every screen loads this: what only the forecast needs is imported from beside it.
export { forecastOverride, target }

export const model: Model = { room: 'forecast', records: [target, forecastOverride], actions: [] }
