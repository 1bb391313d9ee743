import type { Refusal } from '../../kernel/refusal.ts'
import { store } from '../kit/store.ts'

/** A value that was typed and could not be kept: it waits beside its field until it is retried or given up. */
export interface Unsaved {
  field: string
  value: unknown
  refusal: Refusal
  /** What somebody else wrote meanwhile, when that is the reason. */
  theirs?: unknown
  retry: () => void
  discard: () => void
}

const all = store<Readonly<Record<string, Unsaved>>>({})
const keyOf = (id: string, field: string) => `${id}.${field}`

/** What could not be kept of a field, if anything. */
export function useUnsaved(id: string, field: string): Unsaved | undefined {
  return all.use()[keyOf(id, field)]
}

export function keepUnsaved(id: string, unsaved: Unsaved): void {
  all.set((before) => ({ ...before, [keyOf(id, unsaved.field)]: unsaved }))
}

export function dropUnsaved(id: string, field: string): void {
  all.set(({ [keyOf(id, field)]: _gone, ...rest }) => rest)
}
