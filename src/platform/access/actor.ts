import type { ActorKind } from '../../kernel/change.ts'
import type { Permissions } from './permissions.ts'

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
