import type { Actor } from './actor.ts'
import { permissionsOf } from './permissions.ts'

/** Farley itself: seeds, upkeep, the command line. */
export const system: Actor = {
  kind: 'system',
  id: null,
  name: 'Farley',
  userId: null,
  permissions: permissionsOf('owner', 'all'),
  team: [],
  timeZone: 'UTC',
  firstWeekday: 1,
  language: 'en',
}
