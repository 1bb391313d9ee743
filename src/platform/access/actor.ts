import type { ActorKind } from '../../kernel/change.ts'
import { localeFor, type Language } from '../../kernel/language.ts'
import { goBy, type Reach, type RoleRights } from '../../kernel/rights.ts'
import { firstWeekdayOf, type Weekday } from '../../kernel/time.ts'
import type { Settings } from '../context.ts'
import type { Account } from './account.ts'
import { circlesOf, inNoCircle } from './circles.ts'
import type { Runner } from '../db/index.ts'
import { languageFor } from '../words/index.ts'
import { permissionsOf, type Permissions } from './permissions.ts'
import { nothingShared, sharedWith, type Shared } from './shares.ts'
import { teamOf } from './team.ts'
import { territoriesOf } from './territories.ts'

/** Who is asking. What they may do travels with them, and no read or write is compiled without it. */
export interface Actor {
  kind: ActorKind
  /** The key, import or automation; for a person the same as `userId`. */
  id: string | null
  name: string
  /** The user as whom it acts: owner of what it creates, `me` in filters; null for the system. */
  userId: string | null
  /** The user to whom is shown what is theirs alone: the same, but nobody for who looks as somebody else. */
  self: string | null
  permissions: Permissions
  /** The users whose records count as those of their team; only they themselves where no right goes by teams. */
  team: readonly string[]
  /** The territories that they are in, and those below; none where no right goes by territories. */
  territories: readonly string[]
  /** What was shared with them, beyond what their role covers. */
  shared: readonly Shared[]
  /** The circles that they are in: what such a one keeps is theirs as well. */
  circles: readonly string[]
  timeZone: string
  /** On which their weeks begin. */
  firstWeekday: Weekday
  /** What is said to them is said in it. */
  language: Language
}

/** A person, with what their role may do here. */
export async function personOf(db: Runner, account: Account, settings: Settings): Promise<Actor> {
  const { id, name } = account
  const permissions = permissionsIn(account, settings)
  const reached = await reachedBy(db, account)
  return { kind: 'person', id, name, userId: id, self: id, permissions, ...reached, ...waysOf(account, settings) }
}

/** What somebody's role may do here. */
export const permissionsIn = ({ role, ownRole }: Account, { membersSee }: Settings): Permissions =>
  permissionsOf(role, membersSee, ownRole)

/** Which records somebody's rights go by: those of their team, of their territories and of their circles, and those that were shared with them; `more` is what they came with. */
export async function reachedBy(
  db: Runner,
  account: Account,
  more: RoleRights = {},
): Promise<Pick<Actor, 'team' | 'territories' | 'shared' | 'circles'>> {
  const goes = (reach: Reach) => goBy(reach, account.ownRole?.rights ?? {}) || goBy(reach, more)
  const [team, territories, shared, circles] = await Promise.all([
    goes('team') ? teamOf(db, account.id) : [account.id],
    goes('territory') ? territoriesOf(db, account.id) : [],
    sharedIn(db, account),
    circlesOf(db, account.id),
  ])
  return { team, territories, shared, circles }
}

/** Of whoever acts for nobody. */
export const reachesNothing: Pick<Actor, 'team' | 'territories' | 'shared' | 'circles'> = {
  ...{ team: [], territories: [], shared: nothingShared, circles: inNoCircle },
}

/** Who leads the company sees everything as it is. */
const sharedIn = async (db: Runner, { id, role }: Account) =>
  role === 'owner' || role === 'admin' ? nothingShared : sharedWith(db, id)

/** By which clock and calendar and in which language somebody lives: their own word, else the workspace's. */
export function waysOf(own: Pick<Account, 'timeZone' | 'ways'> | null, settings: Settings) {
  const { formats, weekStart = 'auto', ...said } = own?.ways ?? {}
  const language = languageFor(said.language, settings.locale)
  const firstWeekday = firstWeekdayOf(weekStart, formats ?? localeFor(language, settings.locale))
  return { timeZone: own?.timeZone ?? settings.timeZone, firstWeekday, language }
}
