import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

/** What must be approved of a quote, as the API tells it. */
export interface Need {
  why: string
  who: { id: string; name: string }[]
  mine: boolean
  approved: { by: string; at: string } | null
}

/** Read anew with each change of the quote, and of any line. */
export const needsQuery = ({ id, version }: { id: string; version: number }) =>
  queryOptions({
    queryKey: ['approval', 'quoteLine', id, version],
    queryFn: ({ signal }) => request<{ data: Need[] }>(`quotes/${id}/approval`, { signal }),
  })
