import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { store } from '../kit/store.ts'
import { rememberSpot, spotOf } from './remembered.ts'
import { listQuery, readRange, type RowsWanted } from './use-list.ts'
import { emptyWindow, indexOf, rowAt } from './window.ts'

interface Trail {
  record: string
  /** What the list is called, and where it is. */
  title: string
  address: string
  wanted: RowsWanted
}

const place = 'farley.trail'

/** The list one came from; a record's page walks on in it, also after it was loaded anew. */
export const trail = store<Trail | null>(JSON.parse(sessionStorage.getItem(place) ?? 'null') as Trail | null)

/** Sets out from a list: the records opened next are walked in its order. */
export function setOut(from: Trail): void {
  trail.set(from)
  sessionStorage.setItem(place, JSON.stringify(from))
}

/** Where a record stands in the list one came from, with its neighbours; the list will mark the last one walked to. */
export function useTrail(definition: RecordDefinition, id: string) {
  const current = trail.use()
  const from = current?.record === definition.name ? current : null
  const options = listQuery(definition, from?.wanted ?? {})
  // Read for this only where it is not known, after a reload: what is done to a record must not take the next one away.
  const { data: window = emptyWindow } = useQuery({
    ...options,
    enabled: ({ state }) => from !== null && state.data === undefined,
  })
  const index = from ? indexOf(window, id) : -1
  const next = rowAt(window, index + 1)?.id
  const previous = rowAt(window, index - 1)?.id
  useEffect(() => {
    if (!from || index < 0) return
    rememberSpot(from.address, { ...spotOf(from.address), activeId: id })
    void readRange(definition, from.wanted, { first: index - 1, last: index + 2 }).catch(() => undefined)
  }, [from, index, id, definition])
  if (!from) return null
  if (index < 0) return { title: from.title, address: from.address }
  const { length, exact } = window
  return { title: from.title, address: from.address, position: index + 1, length, exact, previous, next }
}
