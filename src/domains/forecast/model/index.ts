import type { Model } from '../../../kernel/model.ts'
import { commissionPlan } from './commission-plan.ts'
import { commissionStatement } from './commission-statement.ts'
import { forecastOverride } from './forecast-override.ts'
import { target } from './target.ts'

// Every screen loads this: what only the forecast needs is imported from beside it.
export { commissionPlan, commissionStatement, forecastOverride, target }

export const model: Model = {
  room: 'forecast',
  records: [target, forecastOverride, commissionPlan, commissionStatement],
  actions: [],
}
