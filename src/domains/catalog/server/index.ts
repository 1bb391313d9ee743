import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { priceBookRules, priceEntryRules, taxRateRules } from './price-rules.ts'
import { pricingRoutes } from './pricing/pricing-routes.ts'
import { bundlePartRules, categoryRules } from './product-rules.ts'

export { pricesFor, type Inquiry } from './pricing/prices-for.ts'

export default {
  model,
  rules: [categoryRules, bundlePartRules, taxRateRules, priceBookRules, priceEntryRules],
  routes: pricingRoutes,
} satisfies Room
