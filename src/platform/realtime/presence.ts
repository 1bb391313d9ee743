import type { Db } from '../db/runner.ts'
import type { Bell } from '../ledger/index.ts'

/** A record that somebody may be before. */
export interface Place {
  record: string
  id: string
}

/** Somebody before a record, in one tab of theirs. */
export interface Presence extends Place {
  user: string
  name: string
  tab: string
  /** The field that they have begun to change. */
  editing: string | null
}

type Follower = (place: Place, among: ReadonlySet<string>) => void

/** Who is before which record now, in all processes; it is kept in memory alone and lost with nothing lost. */
export interface Presences {
  /** Says that somebody is there; to be said again while they are, or they are gone after half a minute. */
  arrive(presence: Presence): void
  leave(user: string, tab: string): void
  at(id: string): readonly Presence[]
  /** Calls when it changes who is before a record, with the users who are; answers how to stop that. */
  onChange(follower: Follower): () => void
  close(): Promise<void>
}

const stayMs = 30_000
const sweepMs = 5_000
const tabsEach = 20
const open = new WeakMap<Db, Presences>()

/** Those of a database, if they are open. */
export const presencesOf = (db: Db): Presences | undefined => open.get(db)

/** Opens them for a database; processes tell each other by the bell. */
export function openPresences(db: Db, bell: Bell, { stay = stayMs, sweep = sweepMs } = {}): Presences {
  const present = new Map<string, Presence & { until: number }>()
  const followers = new Set<Follower>()

  const at = (id: string) => [...present.values()].filter((each) => each.id === id)
  const tell = ({ record, id }: Place) => {
    const among = new Set(at(id).map(({ user }) => user))
    for (const follower of followers) follower({ record, id }, among)
  }

  function put(presence: Presence): void {
    const key = keyOf(presence.user, presence.tab)
    const before = present.get(key)
    present.delete(key)
    present.set(key, { ...presence, until: Date.now() + stay })
    if (before && before.id !== presence.id) tell(before)
    if (before?.id !== presence.id || before.editing !== presence.editing) tell(presence)
    const own = [...present.values()].filter(({ user }) => user === presence.user)
    if (own.length > tabsEach) drop(keyOf(own[0]!.user, own[0]!.tab))
  }

  function drop(key: string): void {
    const gone = present.get(key)
    if (present.delete(key) && gone) tell(gone)
  }

  const sweeper = setInterval(() => {
    for (const [key, { until }] of present) if (until < Date.now()) drop(key)
  }, sweep)
  const deaf = bell.onSaid((text) => {
    const said = JSON.parse(text) as { arrived?: Presence; left?: string }
    if (said.arrived) put(said.arrived)
    if (said.left) drop(said.left)
  })
  const presences: Presences = {
    arrive(presence) {
      put(presence)
      bell.say(JSON.stringify({ arrived: presence }))
    },
    leave(user, tab) {
      drop(keyOf(user, tab))
      bell.say(JSON.stringify({ left: keyOf(user, tab) }))
    },
    at,
    onChange(follower) {
      followers.add(follower)
      return () => void followers.delete(follower)
    },
    async close() {
      open.delete(db)
      clearInterval(sweeper)
      deaf()
      followers.clear()
    },
  }
  open.set(db, presences)
  return presences
}

const keyOf = (user: string, tab: string) => `${user} ${tab}`
