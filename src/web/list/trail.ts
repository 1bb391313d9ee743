import type { RecordDefinition } from '../../kernel/record.ts'
import { client } from '../api/client.ts'
import { store } from '../kit/store.ts'
import { indexOf, rowAt, type ListWindow } from './window.ts'

interface Trail {
  record: string
  /** What the list is called, and where it is. */
  title: string
  address: string
  key: readonly unknown[]
}

/** The list one came from; a record's page walks on in it. */
export const trail = store<Trail | null>(null)

/** Where a record stands in the list one came from: its neighbours, as far as they have been read. */
export function useTrail(definition: RecordDefinition, id: string) {
  const from = trail.use()
  if (!from || from.record !== definition.name) return null
  const window = client.getQueryData<ListWindow>(from.key)
  const index = window ? indexOf(window, id) : -1
  if (!window || index < 0) return { title: from.title, address: from.address }
  return {
    title: from.title,
    address: from.address,
    position: index + 1,
    length: window.length,
    exact: window.exact,
    previous: rowAt(window, index - 1)?.id,
    next: rowAt(window, index + 1)?.id,
  }
}
