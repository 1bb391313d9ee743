import { queryOptions, useQuery } from '@tanstack/react-query'
import { request } from '../../../web/api/request.ts'
import type { Group } from '../model/index.ts'

export type Shelf = 'open' | 'snoozed' | 'done'

/** What is put off comes back by itself, without anything that would tell of it. */
const everyMs = 60_000

export const inboxQuery = (shelf: Shelf) =>
  queryOptions({
    queryKey: ['notification', 'inbox', shelf] as const,
    queryFn: ({ signal }) => request<{ data: Group[] }>('notifications', { query: { shelf }, signal }),
    refetchInterval: everyMs,
  })

export const countQuery = queryOptions({
  queryKey: ['notification', 'count'] as const,
  queryFn: ({ signal }) => request<{ data: { unread: number } }>('notifications/count', { signal }),
  refetchInterval: everyMs,
})

/** How many records have something new that interrupts. */
export function useUnread(): number {
  return useQuery(countQuery).data?.data.unread ?? 0
}
