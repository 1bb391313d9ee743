import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { configurationCommand } from './configuration-command.ts'
import { configurationJobs } from './configuration-jobs.ts'
import { configurationRoutes } from './configuration-routes.ts'

export default {
  model,
  jobs: configurationJobs,
  routes: configurationRoutes,
  commands: (atWork) => [configurationCommand(atWork)],
} satisfies Room
