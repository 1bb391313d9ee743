import type { Registry } from '../../records/index.ts'
import type { Route } from '../route.ts'
import { eventRoutes } from './events.ts'
import { findingRoutes } from './finding.ts'
import { jobRoutes } from './jobs.ts'
import { keyRoutes } from './keys.ts'
import { meRoutes } from './me.ts'
import { recordRoutes } from './records.ts'
import { sessionRoutes } from './session.ts'
import { undoRoutes } from './undo.ts'
import { userRoutes } from './users.ts'

/** Every route of the API: what each record and room brings, and what concerns them all. */
export function routesOf(registry: Registry): Route[] {
  return [
    ...sessionRoutes,
    ...meRoutes,
    ...findingRoutes(registry),
    ...undoRoutes,
    ...userRoutes,
    ...keyRoutes,
    ...jobRoutes,
    ...eventRoutes,
    ...registry.rooms.flatMap((room) => room.routes ?? []),
    ...registry.rooms.flatMap((room) => room.routes ?? []),
    ...registry.records.flatMap((record) => recordRoutes(registry, record)),
  ]
}
