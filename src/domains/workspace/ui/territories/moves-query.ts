import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

/** A territory as it would be. */
export interface Draft {
  id: string
  rank: number | null
  rules: string
}

/** What would go from which territory to which; null: in none. */
export interface Moves {
  total: number
  moves: { record: string; from: string | null; to: string | null; count: number }[]
  first: { record: string; id: string; title: string | null; from: string | null; to: string | null }[]
}

/** What the rules would move as they are, or as a draft of one territory would have them; asked anew with each word of it. */
export const movesQuery = (draft?: Draft) =>
  queryOptions({
    queryKey: ['territoryMoves', draft ?? null],
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<{ data: Moves }>('territory-moves/preview', { method: 'POST', body: draft ? { draft } : {}, signal }),
  })
