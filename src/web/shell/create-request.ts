import { store } from '../kit/store.ts'
import { keepKeysFor } from './keys-ahead.ts'

interface CreateRequest {
  record: string
  /** Values that are known already: the company one came from, the stage of the column. */
  initial?: Record<string, unknown>
  /** A signature that was pasted elsewhere. */
  pasted?: string
  /** Called with the new record's id; without it the app goes to the record. */
  onCreated?: (id: string) => void
}

/** Which quick create is open, if any; the frame draws it. */
export const createRequest = store<CreateRequest | null>(null)

const inDialog = (focused: Element) => focused.closest('[role=dialog]') !== null

/** Opens quick create over whatever is on screen. */
export function openCreate(record: string, options: Omit<CreateRequest, 'record'> = {}): void {
  keepKeysFor(inDialog, () => createRequest.set(null))
  createRequest.set({ record, ...options })
}
