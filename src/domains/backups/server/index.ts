import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { backUpJob } from './back-up-now.ts'
import { backupRoutes } from './backup-routes.ts'
import { bringBackRoutes } from './bring-back-routes.ts'

export default {
  model,
  jobs: [backUpJob],
  routes: [...backupRoutes, ...bringBackRoutes],
  // Of which keys it was said stays where these keys are.
  staying: ['kept_keys'],
} satisfies Room
