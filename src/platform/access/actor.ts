import type { ActorKind } from '../../kernel/change.ts'
import { localeFor, type Language } from '../../kernel/language.ts'
import { firstWeekdayOf, type Weekday } from '../../kernel/time.ts'
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
  /** On which their weeks begin. */
  firstWeekday: Weekday
  /** What is said to them is said in it. */
  language: Language
}

/** A person, with what their role may do here. */
export function personOf(account: Account, settings: Settings): Actor {
  const { id, name, role } = account
  const permissions = permissionsOf(role, settings.membersSee)
  return { kind: 'person', id, name, userId: id, permissions, ...waysOf(account, settings) }
}

/** By which clock and calendar and in which language somebody lives: their own word, else the workspace's. */
export function waysOf(own: Pick<Account, 'timeZone' | 'ways'> | null, settings: Settings) {
  const { formats, weekStart = 'auto', ...said } = own?.ways ?? {}
  const language = languageFor(said.language, settings.locale)
  const firstWeekday = firstWeekdayOf(weekStart, formats ?? localeFor(language, settings.locale))
  return { timeZone: own?.timeZone ?? settings.timeZone, firstWeekday, language }
}
