import type { Cause } from '../kernel/change.ts'
import type { Actor } from './access/actor.ts'
import type { Db } from './db/index.ts'
import type { Log } from './log/log.ts'
import type { Registry } from './records/registry.ts'

/** The company settings that the platform itself needs. */
export interface Settings {
  id: string
  name: string
  currency: string
  country: string
  timeZone: string
  locale: string
  membersSee: 'all' | 'own'
  /** The day from which everybody signs in with two steps. */
  twoStepsFrom: string | null
  /** Whether sign-in providers are the only way in; but for owners. */
  onlyProviders: boolean
}

/** What every function of the server is told first: who asks, why, and where. */
export interface Ctx {
  actor: Actor
  cause: Cause
  db: Db
  registry: Registry
  settings: Settings
  log: Log
  now: () => Date
  /** The demands that are not met, as whoever asks has seen and confirmed. */
  confirmed?: ReadonlySet<string>
}
