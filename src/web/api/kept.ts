import { store } from '../kit/store.ts'

/** Whose device this is at the moment: what is kept here is kept apart for each person. */
export const keeper = store<string | null>(null)

const prefix = (kind: string) => `farley.${kind}.${keeper.get() ?? 'nobody'}.`

/** Keeps a value on this device for the person signed in; a full or forbidden store keeps nothing and breaks nothing. */
export function keepHere(kind: string, name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix(kind) + name, JSON.stringify(value))
  } catch {
    // What cannot be kept is still on screen.
  }
}

/** What was kept under a name; null when there is nothing, or nothing that can be read. */
export function keptHere<Value>(kind: string, name: string): Value | null {
  return read<Value>(prefix(kind) + name)
}

/** All that this person has of a kind, by name. */
export function allKept<Value>(kind: string): Record<string, Value> {
  const begins = prefix(kind)
  const found: Record<string, Value> = {}
  for (const key of Object.keys(localStorage)) {
    const value = key.startsWith(begins) ? read<Value>(key) : null
    if (value !== null) found[key.slice(begins.length)] = value
  }
  return found
}

export function dropKept(kind: string, name: string): void {
  localStorage.removeItem(prefix(kind) + name)
}

/** Calls back when another tab keeps or drops something of a kind. */
export function whenKeptElsewhere(kind: string, changed: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(prefix(kind))) changed()
  })
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null
  } catch {
    return null
  }
}
