import type { ActorKind } from '../../kernel/change.ts'
import type { Language } from '../../kernel/language.ts'
import type { Settings } from '../context.ts'
import type { Account } from './account.ts'
import { languageFor } from '../words/index.ts'
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
  /** What is said to them is said in it. */
  language: Language
}

/** A person, with what their role may do here. */
export function personOf({ id, name, role, timeZone, language }: Account, settings: Settings): Actor {
  const permissions = permissionsOf(role, settings.membersSee)
  return { kind: 'person', id, name, userId: id, permissions, ...waysOf({ timeZone, language }, settings) }
}

/** By which clock and in which language somebody lives: their own word, else the workspace's. */
export function waysOf(own: Pick<Account, 'timeZone' | 'language'> | null, settings: Settings) {
  const { timeZone, locale } = settings
  return { timeZone: own?.timeZone ?? timeZone, language: languageFor(own?.language, locale) }
}
