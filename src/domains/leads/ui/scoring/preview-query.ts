import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

/** What a rule would change among the leads that came last. */
export interface Preview {
  leads: number
  changed: number
  first: { id: string; title: string | null; from: number; to: number }[]
}

/** What a rule would change, asked anew with each word of it. */
export const previewQuery = (draft: Readonly<Record<string, unknown>>) =>
  queryOptions({
    queryKey: ['leadScorePreview', draft],
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request<{ data: Preview }>('lead-scores/preview', { method: 'POST', body: draft, signal }),
  })
