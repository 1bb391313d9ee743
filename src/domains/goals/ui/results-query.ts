import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../web/api/keys.ts'
import { request } from '../../../web/api/request.ts'
import { goal } from '../model/index.ts'
import type { Results } from '../model/results.ts'
import type { Per } from '../model/span.ts'

/** What I, or a colleague who shares it, did and won. */
export const resultsQuery = (per: Per, of: string | null) =>
  queryOptions({
    queryKey: keys.aggregate(goal.name, { results: per, of }),
    queryFn: ({ signal }) => request<{ data: Results }>('results', { query: { per, ...(of && { of }) }, signal }),
    staleTime: 30_000,
  })
