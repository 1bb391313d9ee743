import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { ListAnswer } from '../api/answers.ts'
import { client } from '../api/client.ts'
import { keys } from '../api/keys.ts'
import { pathOf } from '../api/path.ts'
import { withPending } from '../api/pending.ts'
import { request } from '../api/request.ts'
import { emptyWindow, pageSize, placeNeeded, withPage, type ListWindow, type Place } from './window.ts'

export interface RowsWanted {
  filter?: Filter | undefined
  sort?: string | undefined
  q?: string | undefined
  with?: string | undefined
  fields?: string | undefined
}
export interface Range {
  first: number
  last: number
}

/** What is looked at of each list, so that reading anew reads just that. */
const looked = new Map<string, Range>()
const nameOf = (key: readonly unknown[]) => JSON.stringify(key)
const settle = 60

/** A list of any length: only the pages that are looked at are read, wherever the scrollbar is dragged. */
export function useList(definition: RecordDefinition, wanted: RowsWanted, enabled = true) {
  const options = listQuery(definition, wanted)
  const query = useQuery({ ...options, enabled })
  const name = nameOf(options.queryKey)
  const busy = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const read = useCallback(async () => {
    if (busy.current) return
    busy.current = true
    try {
      for (let place = nextPlace(name, options.queryKey); place; place = nextPlace(name, options.queryKey)) {
        const answer = await readPage(definition, wanted, place)
        client.setQueryData<ListWindow>(options.queryKey, (window) => withPage(window ?? emptyWindow, place!, answer))
        if (answer.data.length === 0) break
      }
    } finally {
      busy.current = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the name is the definition and what is wanted, as text
  }, [name])

  const look = useCallback(
    (range: Range) => {
      looked.set(name, range)
      clearTimeout(timer.current)
      const place = nextPlace(name, options.queryKey)
      if (!place) return
      timer.current = setTimeout(() => void read(), place.at === undefined ? 0 : settle)
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- as above
    [name, read],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    window: query.data ?? emptyWindow,
    isPending: query.isPending,
    error: query.error,
    look,
    again: query.refetch,
  }
}

/** Reads what is missing of a part of a list that is known already: a record's page asks for its neighbours. */
export async function readRange(definition: RecordDefinition, wanted: RowsWanted, range: Range): Promise<void> {
  const { queryKey } = listQuery(definition, wanted)
  const window = client.getQueryData(queryKey)
  const place = window && placeNeeded(window, range.first, range.last)
  if (!place) return
  const answer = await readPage(definition, wanted, place)
  client.setQueryData<ListWindow>(queryKey, (before) => withPage(before ?? emptyWindow, place, answer))
}

function nextPlace(name: string, key: readonly unknown[]): Place | null {
  const window = client.getQueryData<ListWindow>(key)
  const range = looked.get(name)
  return window && range ? placeNeeded(window, range.first, range.last) : null
}

/** How a list is read: the first time its beginning, later what is looked at of it. */
export function listQuery(definition: RecordDefinition, wanted: RowsWanted) {
  const queryKey = keys.list(definition.name, wanted)
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<ListWindow> => {
      const before = client.getQueryData<ListWindow>(queryKey)
      const range = looked.get(nameOf(queryKey))
      if (!before || !range) return withPage(emptyWindow, {}, await readPage(definition, wanted, {}, signal))
      return readAnew(definition, wanted, before, range, signal)
    },
    structuralSharing: false,
  })
}

async function readAnew(
  definition: RecordDefinition,
  wanted: RowsWanted,
  before: ListWindow,
  { first, last }: Range,
  signal: AbortSignal,
): Promise<ListWindow> {
  const page = before.pages.find(({ start, rows }) => start <= last && start + rows.length > first)
  let place: Place | null = page?.place.at === undefined ? (page?.place ?? {}) : page.place
  let window: ListWindow = { ...before, pages: [] }
  for (let turn = 0; place && turn < 4; turn++) {
    const answer = await readPage(definition, wanted, place, signal)
    const next: ListWindow =
      turn === 0 && page ? startingAt(window, page.start, place, answer) : withPage(window, place, answer)
    window = next
    const end = window.pages.at(-1)!
    const covered = end.start + end.rows.length > last || !end.more
    place = covered || !end.after ? null : { after: end.after }
  }
  return window
}

function startingAt(window: ListWindow, start: number, place: Place, answer: ListAnswer): ListWindow {
  const next = withPage(window, {}, answer)
  const [page] = next.pages
  const end = start + page!.rows.length
  return {
    ...next,
    pages: [{ ...page!, start, place }],
    length: page!.more ? Math.max(answer.page.count?.value ?? window.length, end + 1) : end,
  }
}

async function readPage(
  definition: RecordDefinition,
  wanted: RowsWanted,
  place: Place,
  signal?: AbortSignal,
): Promise<ListAnswer> {
  const isBeginning = Object.keys(place).length === 0
  const query = { ...wanted, ...place, limit: pageSize, count: isBeginning ? 'capped' : 'none' }
  const answer = await request<ListAnswer>(pathOf(definition), { query, ...(signal && { signal }) })
  return { ...answer, data: answer.data.map(withPending) }
}
