import type { Actor } from './actor.ts'
import { permissionsOf } from './permissions.ts'
import { nothingShared } from './shares.ts'

/** Farley itself: seeds, upkeep, the command line. */
export const system: Actor = {
  kind: 'system',
  id: null,
  name: 'Farley',
  userId: null,
  self: null,
  permissions: permissionsOf('owner', 'all'),
  team: [],
  territories: [],
  shared: nothingShared,
  timeZone: 'UTC',
  firstWeekday: 1,
  language: 'en',
}
