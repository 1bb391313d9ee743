import type { Room } from '../../../platform/room.ts'
import { model } from '../model/index.ts'
import { briefRoutes } from './brief-routes.ts'
import { nextRoutes } from './next/next-routes.ts'

export default { model, routes: [...briefRoutes, ...nextRoutes] } satisfies Room
