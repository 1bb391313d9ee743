import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { chanceRoutes } from './chance-routes.ts'
import { learnChances } from './learn-chances.ts'
import { outcomeRoutes } from './outcome-routes.ts'

export default {
  model,
  jobs: [learnChances],
  routes: [...outcomeRoutes, ...chanceRoutes],
  // It is learned again where the deals are.
  staying: ['win_model'],
} satisfies Room
