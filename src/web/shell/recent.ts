import { store } from '../kit/store.ts'

/** A record that was opened here lately. */
export interface Recent {
  id: string
  record: string
  title: string
}

const place = 'farley.recent'
const kept = 12
export const recent = store<readonly Recent[]>(JSON.parse(localStorage.getItem(place) ?? '[]') as Recent[])
/** Records opened in this sitting: lists show them lighter. */
export const opened = store<ReadonlySet<string>>(new Set())

/** Notes that a record was opened. */
export function noteOpened(entry: Recent): void {
  recent.set((before) => [entry, ...before.filter((each) => each.id !== entry.id)].slice(0, kept))
  localStorage.setItem(place, JSON.stringify(recent.get()))
  opened.set((before) => (before.has(entry.id) ? before : new Set(before).add(entry.id)))
}

/** Forgets what was opened; at signing out. */
export function forgetRecent(): void {
  localStorage.removeItem(place)
  recent.set([])
  opened.set(new Set())
}
