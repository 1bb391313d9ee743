import type { Settings } from '../context.ts'
import type { Db } from '../db/index.ts'
import { accountOf, type Account } from './account.ts'
import { personOf, type Actor } from './actor.ts'
import { actorOfKey } from './key-actor.ts'
import { findKey, touchKey } from './keys.ts'
import type { From } from './door-log.ts'
import { eyesOf, type Looking } from './look-as.ts'
import { isWayOpen } from './only-providers.ts'
import type { Role } from './permissions.ts'
import { findSession, touchSession, type Session } from './sessions.ts'

/** Somebody who has shown who they are. */
export interface Asker {
  actor: Actor
  role: Role
  /** The user who signed in, or as whom a key acts; who looks as somebody else is still themselves here. */
  account: Account | null
  /** For those who came with a cookie. */
  session?: Session & { token: string }
  /** A key that may do less than its role: what is about the person as whom it acts is none of its business. */
  scoped: boolean
  /** It is the key of provisioning, which comes to no other door. */
  provisions: boolean
  /** As whom they look, reading only; their role and the actor are that one's. */
  looking?: Looking
  /** The day from which they can do nothing here without a second step, which they have not; null for everybody else. */
  stepsFrom: string | null
}

/** Finds who is asking. What it has found is remembered for a second, or until it is told to forget. */
export interface Askers {
  /** What is told of where they are is noted at their session. */
  bySession(token: string, from?: From): Promise<Asker | undefined>
  byKey(token: string, from?: From): Promise<Asker | undefined>
  /** To be called when users, roles, sessions or keys were changed. */
  forget(): void
}

const freshMs = 1000
const remembered = 2000
const touchEveryMs = 5 * 60_000

/** Reads sessions, keys and users live; `settings` says what members see. */
export function createAskers(db: Db, settings: () => Promise<Settings>): Askers {
  const known = new Map<string, { at: number; asker: Asker }>()

  async function find(token: string, look: (db: Db, token: string) => Promise<Asker | undefined>) {
    const found = known.get(token)
    if (found && performance.now() - found.at < freshMs) return found.asker
    const asker = await look(db, token)
    if (known.size >= remembered) known.clear()
    if (asker) known.set(token, { at: performance.now(), asker })
    else known.delete(token)
    return asker
  }

  async function session(db: Db, token: string, from?: From): Promise<Asker | undefined> {
    const found = await findSession(db, token)
    const account = found && (await accountOf(db, found.userId))
    if (!found || !account?.active) return undefined
    const now = await settings()
    // They may have been an owner when they came.
    if (!isWayOpen(now, account, found.way)) return undefined
    const hasMoved = from !== undefined && from.address !== found.address
    if (isOld(found.seenAt) || hasMoved) await touchSession(db, token, from)
    const eyes = await eyesOf(db, account, found, now)
    const stepsFrom = hasSecondStep(account, found) ? null : now.twoStepsFrom
    const own = eyes ?? { actor: await personOf(db, account, now), role: account.role }
    return { ...own, account, session: { ...found, token }, scoped: false, provisions: false, stepsFrom }
  }

  async function key(db: Db, token: string, from?: From): Promise<Asker | undefined> {
    const found = await findKey(db, token)
    if (!found) return undefined
    const account = found.user ? await accountOf(db, found.user) : null
    // A key can do no more than the person it acts for, and ends with them.
    if (found.user && !account?.active) return undefined
    const hasMoved = from !== undefined && from.address !== found.lastUsedFrom
    if (isOld(found.lastUsedAt) || hasMoved) await touchKey(db, found.id, from?.address)
    const actor = await actorOfKey(db, found, account ?? null, await settings())
    const { role } = actor.permissions
    const [scoped, provisions] = [found.scope !== 'all', found.scope === 'provision']
    return { actor, role, account: account ?? null, scoped, provisions, stepsFrom: null }
  }

  return {
    bySession: (token, from) => find(token, (db, token) => session(db, token, from)),
    byKey: (token, from) => find(token, (db, token) => key(db, token, from)),
    forget: () => known.clear(),
  }
}

/** A passkey is two in one; of who comes by a provider, the provider has asked what it asks. A directory is a password. */
const hasSecondStep = ({ twoSteps }: Account, { way }: Session) => twoSteps || way === 'passkey' || way === 'provider'

const isOld = (at: string | null) => at === null || Date.now() - Date.parse(at) > touchEveryMs
