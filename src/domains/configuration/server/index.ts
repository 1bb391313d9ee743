import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { configurationCommand } from './configuration-command.ts'
import { configurationJobs } from './configuration-jobs.ts'
import { configurationRoutes } from './configuration-routes.ts'
import { templateJobs } from './template-jobs.ts'
import { templateRoutes } from './template-routes.ts'

export default {
  model,
  jobs: [...configurationJobs, ...templateJobs],
  routes: [...configurationRoutes, ...templateRoutes],
  commands: (atWork) => [configurationCommand(atWork)],
} satisfies Room
