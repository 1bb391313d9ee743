import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
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
  /** Of the past, and which records of it. */
  asOf?: string | undefined
  found?: 'then' | 'now' | undefined
}
export interface Range {
  first: number
  last: number
}

/** What is looked at of each list, so that reading anew reads just that, and what is being read of it. */
interface Looked {
  range: Range
  busy: boolean
  timer?: ReturnType<typeof setTimeout>
}
const looked = new Map<string, Looked>()
const nameOf = (key: readonly unknown[]) => JSON.stringify(key)
const settle = 60

/** A list of any length: only the pages that are looked at are read, wherever the scrollbar is dragged. */
export function useList(definition: RecordDefinition, wanted: RowsWanted, enabled = true) {
  const options = listQuery(definition, wanted)
  const query = useQuery({ ...options, enabled })
  const name = nameOf(options.queryKey)
  const look = useCallback(
    (range: Range) => lookAt(definition, wanted, range),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the name is the definition and what is wanted, as text
    [name],
  )
  return {
    window: query.data ?? emptyWindow,
    isPending: query.isPending,
    error: query.error,
    look,
    again: query.refetch,
  }
}

/** Says which rows of a list are in view; what is missing of them is read. `known` is its length where that is known. */
export function lookAt(definition: RecordDefinition, wanted: RowsWanted, range: Range, known?: number): void {
  const { queryKey } = listQuery(definition, wanted)
  const name = nameOf(queryKey)
  const before = looked.get(name)
  clearTimeout(before?.timer)
  const entry: Looked = { range, busy: before?.busy ?? false }
  looked.set(name, entry)
  const place = nextPlace(name, queryKey)
  if (!place || entry.busy) return
  entry.timer = setTimeout(
    () => void readLooked(definition, wanted, known).catch(() => undefined),
    place.at === undefined ? 0 : settle,
  )
}

async function readLooked(definition: RecordDefinition, wanted: RowsWanted, known?: number): Promise<void> {
  const { queryKey } = listQuery(definition, wanted)
  const name = nameOf(queryKey)
  const isBusy = (busy: boolean) => looked.set(name, { ...looked.get(name)!, busy })
  if (looked.get(name)?.busy) return
  isBusy(true)
  try {
    for (let place = nextPlace(name, queryKey); place; place = nextPlace(name, queryKey)) {
      const answer = await readPage(definition, wanted, place)
      client.setQueryData<ListWindow>(queryKey, (window) =>
        knownLength(withPage(window ?? emptyWindow, place!, answer), known),
      )
      if (answer.data.length === 0) break
    }
  } finally {
    isBusy(false)
  }
}

/** The window with its length as it is known from elsewhere: a group's was counted with the group. */
function knownLength(window: ListWindow, known: number | undefined): ListWindow {
  const end = window.pages.at(-1)
  if (known === undefined || !end?.more) return window
  return { ...window, length: Math.max(known, end.start + end.rows.length), exact: true }
}

/** Reads what is missing of a part of a list: a record's page asks for its neighbours, a paste for the rows it goes to. */
export async function readRange(
  definition: RecordDefinition,
  wanted: RowsWanted,
  { first, last }: Range,
  known?: number,
): Promise<void> {
  const { queryKey } = listQuery(definition, wanted)
  const missing = () => placeNeeded(client.getQueryData(queryKey) ?? emptyWindow, first, last)
  for (let place = missing(); place; place = missing()) {
    const answer = await readPage(definition, wanted, place)
    const at = place
    client.setQueryData<ListWindow>(queryKey, (before) =>
      knownLength(withPage(before ?? emptyWindow, at, answer), known),
    )
    if (answer.data.length === 0) return
  }
}

function nextPlace(name: string, key: readonly unknown[]): Place | null {
  const window = client.getQueryData<ListWindow>(key)
  const range = looked.get(name)?.range
  return window && range ? placeNeeded(window, range.first, range.last) : null
}

/** How a list is read: the first time its beginning, later what is looked at of it. */
export function listQuery(definition: RecordDefinition, wanted: RowsWanted, known?: number) {
  const queryKey = keys.list(definition.name, wanted)
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }): Promise<ListWindow> => {
      const before = client.getQueryData<ListWindow>(queryKey)
      const range = looked.get(nameOf(queryKey))?.range
      if (before && range) return knownLength(await readAnew(definition, wanted, before, range, signal), known)
      return knownLength(withPage(emptyWindow, {}, await readPage(definition, wanted, {}, signal)), known)
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
  return wanted.asOf ? answer : { ...answer, data: answer.data.map(withPending) }
}
