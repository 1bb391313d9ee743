import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import type { Offer } from '../../model/index.ts'

/** What a customer is shown by their link. */
export interface Shown {
  state: 'sent' | 'accepted' | 'declined' | 'withdrawn' | 'expired' | 'superseded'
  seller: string
  digest: string | null
  decidedAt: string | null
  offer: Offer | null
}

export const at = (token: string, deed = '') => `quote-links/open/${encodeURIComponent(token)}${deed}`

export const shownQuery = (token: string) =>
  queryOptions({
    queryKey: ['offer', token],
    queryFn: ({ signal }) => request<{ data: Shown }>(at(token), { signal }),
    retry: false,
    staleTime: Infinity,
  })
