import { reachesNothing, type Actor } from './actor.ts'
import { permissionsOf } from './permissions.ts'

/** Farley itself: seeds, upkeep, the command line. */
export const system: Actor = {
  kind: 'system',
  id: null,
  name: 'Farley',
  userId: null,
  self: null,
  permissions: permissionsOf('owner', 'all'),
  ...reachesNothing,
  timeZone: 'UTC',
  firstWeekday: 1,
  language: 'en',
}
