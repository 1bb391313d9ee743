import { queryOptions } from '@tanstack/react-query'
import { all, type Filter } from '../../../kernel/filter.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import { keys } from '../../../web/api/keys.ts'
import { pageOf, pathOf } from '../../../web/api/path.ts'
import { request } from '../../../web/api/request.ts'
import type { Me } from '../../../web/api/use-me.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import type { Care } from '../model/index.ts'

export const careKey = 'care'

/** What matters in each kind of record, and what needs care: as settings are, read once and kept. */
export const careQuery = queryOptions({
  queryKey: [careKey],
  queryFn: ({ signal }) => request<{ data: Care[] }>('care', { signal }),
  staleTime: 60_000,
})

/** Whose records are looked after. */
export const whoses = ['mine', 'team', 'all'] as const
export type Whose = (typeof whoses)[number]

/** What needs care among the records of somebody. */
export function careFilter(record: RecordDefinition, filter: Filter, whose: Whose, { user }: Me): Filter {
  if (!record.owned || whose === 'all') return filter
  return all(whose === 'mine' ? { field: 'owner', is: 'me' } : { field: 'owner', in: [...user.team] }, filter)
}

/** How many there are; a thousand and more are told about. */
export const careCount = (record: RecordDefinition, filter: Filter) => ({
  ...rowsQuery(record, { filter, limit: 1, count: 'capped', fields: record.title }),
  staleTime: 10_000,
})

/** The list of those records. */
export const careListPage = (record: RecordDefinition, filter: Filter): string =>
  `${pageOf(record)}?filter=${encodeURIComponent(JSON.stringify(filter))}`

export interface CareAddress {
  whose?: string
  of?: string
  kind?: string
}

/** The page of what needs care: whose records, and which of them one after the other. */
export const carePage = (address: CareAddress): string => `/care?${new URLSearchParams({ ...address }).toString()}`

/** Which rules of the company a record does not meet; read anew with what has changed in it. */
export const unmetQuery = (record: RecordDefinition, id: string) =>
  queryOptions({
    queryKey: keys.history(record.name, id, { unmet: true }),
    queryFn: ({ signal }) =>
      request<{ data: { rule: string; sentence: string }[] }>(`${pathOf(record)}/${id}/unmet`, { signal }),
  })
