import type { ActorKind } from '../../kernel/change.ts'
import type { Settings } from '../context.ts'
import type { Account } from './account.ts'
import { permissionsOf, type Permissions } from './permissions.ts'

/** Who is asking. What they may do travels with them, and no read or write is compiled without it. */
export interface Actor {
  kind: ActorKind
  /** The key, import or automation; for a person the same as `userId`. */
  id: string | null
  name: string
  /** The user as whom it acts: owner of what it creates, `me` in filters; null for the system. */
  userId: string | null
  permissions: Permissions
  timeZone: string
}

/** A person, with what their role may do here. */
export function personOf({ id, name, role, timeZone }: Account, settings: Settings): Actor {
  const permissions = permissionsOf(role, settings.membersSee)
  return { kind: 'person', id, name, userId: id, permissions, timeZone: timeZone ?? settings.timeZone }
}
