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

/** The list one came from; a record's page walks on in it. */
export const trail = store<Trail | null>(null)

/** Where a record stands in the list one came from, with its neighbours; the list will mark the last one walked to. */
export function useTrail(definition: RecordDefinition, id: string) {
  const current = trail.use()
  const from = current?.record === definition.name ? current : null
  const wanted = from?.wanted ?? {}
  const { data: window = emptyWindow } = useQuery({ ...listQuery(definition, wanted), enabled: false })
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
