import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { importedOf, tellImported } from './imported-of.ts'
import { importCommand } from './import-command.ts'
import { importRoutes } from './import-routes.ts'
import { importJobs } from './run-import.ts'

export default {
  model,
  routes: importRoutes,
  forgets: importedOf,
  tells: tellImported,
  jobs: importJobs,
  commands: (atWork) => [importCommand(atWork)],
} satisfies Room
