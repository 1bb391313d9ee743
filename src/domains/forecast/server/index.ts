import { say } from '../../../kernel/sentence.ts'
import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { forecastRoutes } from './forecast-routes.ts'
import { commissionRoutes } from './commissions/commission-routes.ts'
import { planRules } from './commissions/plan-rules.ts'
import { statementRules } from './commissions/statement-rules.ts'
import { overrideRules } from './override-rules.ts'
import { pastRoutes } from './past-routes.ts'
import { takeSnapshots } from './snapshots.ts'
import { targetRules } from './target-rules.ts'

export default {
  model,
  rules: [targetRules, overrideRules, planRules, statementRules],
  routes: [...forecastRoutes, ...pastRoutes, ...commissionRoutes],
  jobs: [takeSnapshots],
  forgets: (ids) => [
    {
      what: 'forecast_snapshot_deal',
      query: { text: 'delete from forecast_snapshot_deal where deal_id = any ($1::uuid[])', values: [ids] },
    },
  ],
  tells: (ids) => [
    {
      what: say('What forecasts said of them'),
      columns: { at: say('When'), amount: say('Amount'), closeOn: say('Close date') },
      query: {
        text: `select taken_of as at, amount, close_on as "closeOn"
from forecast_snapshot_deal join forecast_snapshot on id = snapshot_id where deal_id = any ($1::uuid[]) order by 1`,
        values: [ids],
      },
    },
  ],
} satisfies Room
