import { nothing, type Registry } from '../../records/index.ts'
import type { Route } from '../route.ts'
import { auditRoutes } from './audit.ts'
import { describingRoutes } from './describing.ts'
import { demoRoutes } from './demo.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './exports.ts'
import { fileRoutes } from './files.ts'
import { findingRoutes } from './finding.ts'
import { jobRoutes } from './jobs.ts'
import { keyRoutes } from './keys.ts'
import { linkRoutes } from './links.ts'
import { meRoutes } from './me.ts'
import { ownAccountRoutes } from './own-account.ts'
import { ourSenderRoutes } from './our-sender.ts'
import { passkeyRoutes } from './passkeys.ts'
import { providerDoorRoutes } from './provider-door.ts'
import { providerRoutes } from './providers.ts'
import { provisioningRoutes } from './provisioning.ts'
import { readerRoutes } from './readers.ts'
import { presenceRoutes } from './presence.ts'
import { recordRoutes } from './records.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { sessionRoutes } from './session.ts'
import { sharingRoutes } from './sharing.ts'
import { sessionsRoutes } from './sessions.ts'
import { undoRoutes } from './undo.ts'
import { userRoutes } from './users.ts'
import { whyRoutes } from './why.ts'

/** Every route of the API: what concerns all records, what rooms bring, and what each record brings unless its room has a way of its own. */
export function routesOf(current: Registry): Route[] {
  // What a company adds comes and goes while the routes stand.
  const registry = current.with(nothing)
  const own = registry.rooms.flatMap((room) => room.routes ?? [])
  const taken = new Set(own.map(placeOf))
  const made = registry.records.flatMap((record) => recordRoutes(record, registry.actions(record)))
  return [
    ...sessionRoutes,
    ...linkRoutes,
    ...sessionsRoutes,
    ...ownAccountRoutes,
    ...secondFactorRoutes,
    ...passkeyRoutes,
    ...providerDoorRoutes,
    ...providerRoutes,
    ...provisioningRoutes,
    ...meRoutes,
    ...findingRoutes(registry),
    ...undoRoutes,
    ...userRoutes,
    ...readerRoutes,
    ...whyRoutes,
    ...sharingRoutes,
    ...keyRoutes,
    ...auditRoutes,
    ...jobRoutes,
    ...exportRoutes,
    ...fileRoutes(registry),
    ...eventRoutes,
    ...presenceRoutes,
    ...ourSenderRoutes,
    ...describingRoutes,
    ...demoRoutes,
    ...own,
    // A file comes to be by its bytes alone.
    ...made.filter((route) => !taken.has(placeOf(route)) && route.id !== 'createFile'),
  ]
}

const placeOf = ({ method, path }: Route) => `${method} ${path}`
