import { store } from '../kit/store.ts'
import { allKept, dropKept, keeper, keepHere, whenKeptElsewhere } from './kept.ts'

/** A value that was typed and is not kept by the server: it waits beside its field, and on this device, until it is. */
export interface Unsaved {
  record: string
  id: string
  /** What the record is called, for whoever is asked elsewhere than on its page. */
  title: string
  field: string
  value: unknown
  /** The version that was seen when it was typed. */
  version: number
  typedAt: string
  /** Why the server did not take it; null while nobody knows: it was on its way when the page went. */
  why: { code: string; message: string } | null
  /** What somebody else wrote meanwhile, when that is the reason, who it was and when. */
  conflict?: { theirs: unknown; by: string | null; at: string | null }
}

const kind = 'unsaved'
const all = store<Readonly<Record<string, Unsaved>>>({})
/** Those that are on their way to the server from this tab: no question about them yet. */
const sending = store<ReadonlySet<string>>(new Set())
const keyOf = (id: string, field: string) => `${id}.${field}`
/** Those that were there when this person came: nobody looks at their fields, perhaps. */
const left = store<ReadonlySet<string>>(new Set())

/** Takes up what this person typed on this device and nobody saved; once it is known who it is. */
export function openUnsaved(user: string): void {
  if (keeper.get() === user) return
  keeper.set(user)
  const found = allKept<Unsaved>(kind)
  all.set(found)
  left.set(new Set(Object.keys(found)))
}

/** What another tab has on its way is no question here yet. */
whenKeptElsewhere(kind, () => {
  const found = Object.entries(allKept<Unsaved>(kind))
  const known = all.get()
  all.set(Object.fromEntries(found.filter(([key, { why }]) => why !== null || key in known)))
})

/** What could not be kept of a field, if anything. */
export function useUnsaved(id: string, field: string): Unsaved | undefined {
  const key = keyOf(id, field)
  const entry = all.use()[key]
  return sending.use().has(key) ? undefined : entry
}

/** The same outside of a component. */
export const unsavedOf = (id: string, field: string): Unsaved | undefined => all.get()[keyOf(id, field)]

/** What could not be kept of a record, whichever field it is. */
export function useUnsavedOf(id: string): Unsaved[] {
  const [entries, onTheWay] = [all.use(), sending.use()]
  return Object.entries(entries).flatMap(([key, entry]) => (entry.id === id && !onTheWay.has(key) ? [entry] : []))
}

/** What was left from an earlier visit, the latest first. */
export function useLeftUnsaved(): Unsaved[] {
  const [entries, onTheWay, keys] = [all.use(), sending.use(), left.use()]
  return Object.entries(entries)
    .filter(([key]) => keys.has(key) && !onTheWay.has(key))
    .map(([, entry]) => entry)
    .sort((one, other) => (one.typedAt < other.typedAt ? 1 : -1))
}

export function keepUnsaved(entry: Unsaved): void {
  const key = keyOf(entry.id, entry.field)
  keepHere(kind, key, entry)
  all.set((before) => ({ ...before, [key]: entry }))
}

export function dropUnsaved(id: string, field: string): void {
  const key = keyOf(id, field)
  dropKept(kind, key)
  all.set(({ [key]: _gone, ...rest }) => rest)
}

/** Keeps values while they are on their way, so that a tab that closes loses none; answers how to say that the answer came. */
export function keepWhileSending(entries: readonly Unsaved[]): () => void {
  const keys = entries.map(({ id, field }) => keyOf(id, field))
  sending.set((before) => new Set([...before, ...keys]))
  entries.forEach(keepUnsaved)
  return () => sending.set((before) => new Set([...before].filter((key) => !keys.includes(key))))
}
