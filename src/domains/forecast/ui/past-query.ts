import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../web/api/request.ts'
import type { Past } from '../model/past.ts'
import type { Length } from '../model/period.ts'

export interface Change {
  kind: string
  amount: string
  count: number
  ids: string[]
}

/** What became of the deals of a period since a day’s end. */
export const changesQuery = (period: string, since: string) =>
  queryOptions({
    queryKey: ['forecast', 'changes', period, since],
    queryFn: ({ signal }) =>
      request<{ data: Change[]; since: string }>('forecast/changes', { query: { period, since }, signal }),
    staleTime: 10_000,
  })

/** What was said of the last periods, against what was closed in them. */
export const accuracyQuery = (length: Length) =>
  queryOptions({
    queryKey: ['forecast', 'accuracy', length],
    queryFn: ({ signal }) => request<{ data: Past[] }>('forecast/accuracy', { query: { length }, signal }),
    staleTime: 60_000,
  })
