import { useQueries } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { client } from '../api/client.ts'
import { store } from '../kit/store.ts'
import { rememberSpot, spotOf } from './remembered.ts'
import { listQuery, readRange, type RowsWanted } from './use-list.ts'
import { emptyWindow, indexOf, rowAt, type ListWindow } from './window.ts'

/** Rows that are walked one after the other: a whole list, or one of its groups with how many it counted. */
export interface Stretch {
  wanted: RowsWanted
  known?: number
}

interface Trail {
  record: string
  /** What the list is called, and where it is. */
  title: string
  address: string
  stretches: readonly Stretch[]
  /** The stretch on which one is. */
  at: number
}

const place = 'farley.trail'

/** The list one came from; a record's page walks on in it, also after it was loaded anew. */
export const trail = store<Trail | null>(JSON.parse(sessionStorage.getItem(place) ?? 'null') as Trail | null)

/** Sets out from a list: the records opened next are walked in its order, from group to group where it has some. */
export function setOut(definition: RecordDefinition, id: string, from: Omit<Trail, 'record' | 'at'>): void {
  keep({ record: definition.name, ...from, at: stretchOf(definition, from.stretches, id, 0) })
}

function keep(next: Trail): void {
  trail.set(next)
  sessionStorage.setItem(place, JSON.stringify(next))
}

/** Where a record stands in the list one came from, with its neighbours; the list will mark the last one walked to. */
export function useTrail(definition: RecordDefinition, id: string) {
  const current = trail.use()
  const from = current?.record === definition.name ? current : null
  const stretches = from?.stretches ?? []
  const at = stretchOf(definition, stretches, id, from?.at ?? 0)
  const here = stretches[at]
  const seen = here ? windowOf(definition, here) : emptyWindow
  const index = indexOf(seen, id)
  const before = index === 0 ? neighbour(definition, stretches, at, -1) : undefined
  const after = index >= 0 && index === seen.length - 1 ? neighbour(definition, stretches, at, 1) : undefined
  const [earlier = emptyWindow, window = emptyWindow, later = emptyWindow] = useWindows(definition, [
    before,
    here,
    after,
  ])
  const next = rowAt(window, index + 1)?.id ?? rowAt(later, 0)?.id
  const previous = rowAt(window, index - 1)?.id ?? rowAt(earlier, earlier.length - 1)?.id
  useEffect(() => {
    if (!from || !here || index < 0) return
    if (from.at !== at) keep({ ...from, at })
    rememberSpot(from.address, { ...spotOf(from.address), activeId: id })
    const around = { first: index - 1, last: index + 2 }
    void readRange(definition, here.wanted, around, here.known).catch(() => undefined)
    const end = before?.known ?? 0
    if (before) void readRange(definition, before.wanted, { first: end - 2, last: end - 1 }, end).catch(() => undefined)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is around follows from where one is
  }, [from, at, index, id, definition, before === undefined])
  if (!from) return null
  if (index < 0) return { title: from.title, address: from.address }
  const known = stretches.map((stretch, each) => (each === at ? window.length : (stretch.known ?? 0)))
  const rows = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
  return {
    title: from.title,
    address: from.address,
    position: rows(known.slice(0, at)) + index + 1,
    length: rows(known),
    exact: window.exact,
    previous,
    next,
  }
}

const windowOf = (definition: RecordDefinition, { wanted }: Stretch): ListWindow =>
  client.getQueryData(listQuery(definition, wanted).queryKey) ?? emptyWindow

/** The stretch on which a record stands, as far as it was read: that where one was, or any other. */
function stretchOf(definition: RecordDefinition, stretches: readonly Stretch[], id: string, at: number): number {
  const holds = (stretch: Stretch | undefined) => stretch && indexOf(windowOf(definition, stretch), id) >= 0
  if (holds(stretches[at])) return at
  const found = stretches.findIndex(holds)
  return found < 0 ? at : found
}

/** The next stretch in which there is somebody, on that side. */
function neighbour(definition: RecordDefinition, stretches: readonly Stretch[], at: number, by: 1 | -1) {
  const others = by > 0 ? stretches.slice(at + 1) : stretches.slice(0, Math.max(0, at)).reverse()
  return others.find((stretch) => {
    const { pages, length } = windowOf(definition, stretch)
    return pages.length === 0 || length > 0
  })
}

/** What has been read of some stretches. It is read for this only where nothing is known: what is done to a record must not take the next one away. */
function useWindows(definition: RecordDefinition, stretches: readonly (Stretch | undefined)[]) {
  const queries = stretches.map((stretch) => ({
    ...listQuery(definition, stretch?.wanted ?? {}, stretch?.known),
    enabled: ({ state }: { state: { data: unknown } }) => stretch !== undefined && state.data === undefined,
  }))
  return useQueries({ queries }).map(({ data }, each) => (stretches[each] ? data : undefined))
}
