import {
  initialPreferences,
  type PreferenceName,
  type Preferences,
  type PreferencesPatch,
} from '../../kernel/preferences.ts'
import { client } from './client.ts'
import { request } from './request.ts'
import { meQuery, useMe, welcomePreferences, type Me } from './use-me.ts'
import { toastRefusal } from './toast-refusal.ts'

/** What the person who is signed in has decided, or what holds while they have not. */
export function usePreference<Name extends PreferenceName>(name: Name): Preferences[Name] {
  return useMe().preferences[name]
}

/** The same outside of components; what holds initially while nobody is signed in. */
export function preferenceNow<Name extends PreferenceName>(name: Name): Preferences[Name] {
  return (client.getQueryData(meQuery.queryKey)?.preferences ?? initialPreferences)[name]
}

/** Browsers send no more than 64 KiB for a page that is gone. */
const mostKeptAlive = 15_000
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Decides something for oneself: drawn at once and kept on the server, one after the other; null takes it back. */
export function prefer(patch: PreferencesPatch): Promise<void> {
  const before = client.getQueryData(meQuery.queryKey)?.preferences
  const drawn = Object.entries(patch).map(([name, value]) => [
    name,
    value ?? initialPreferences[name as PreferenceName],
  ])
  take(Object.fromEntries(drawn) as Partial<Preferences>)
  waiting += 1
  const kept = last.then(() => keep(patch, before))
  last = kept
  return kept
}

async function keep(patch: PreferencesPatch, before: Preferences | undefined): Promise<void> {
  try {
    const { data } = await request<{ data: Preferences }>('me/preferences', {
      method: 'PATCH',
      body: patch,
      keepalive: JSON.stringify(patch).length < mostKeptAlive,
    })
    if (waiting === 1) take(data)
    others?.postMessage('changed')
    // What `thisWeek` means has changed, in every filter and group.
    if ('weekStart' in patch || 'formats' in patch)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== meQuery.queryKey[0] })
  } catch (error) {
    const names = Object.keys(patch) as PreferenceName[]
    if (before) take(Object.fromEntries(names.map((name) => [name, before[name]])) as Partial<Preferences>)
    toastRefusal(error)
  } finally {
    waiting -= 1
  }
}

function take(some: Partial<Preferences>): void {
  client.setQueryData<Me>(meQuery.queryKey, (me) => {
    if (!me) return me
    const preferences = { ...me.preferences, ...some }
    welcomePreferences(preferences)
    return { ...me, preferences }
  })
}

/** What is decided in one tab holds in all. */
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('farley.preferences') : null
others?.addEventListener('message', () => void client.invalidateQueries({ queryKey: meQuery.queryKey }))
