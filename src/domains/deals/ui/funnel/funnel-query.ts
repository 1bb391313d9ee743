import { queryOptions } from '@tanstack/react-query'
import type { Filter } from '../../../../kernel/filter.ts'
import { keys } from '../../../../web/api/keys.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { request } from '../../../../web/api/request.ts'
import { deal } from '../../model/index.ts'

/** How many deals, and by which filter a list shows them. */
export interface Deals {
  count: number
  filter: Filter
}

/** How deals went through a stage. */
export type Step = Record<'entered' | 'onward' | 'lost' | 'back' | 'here', Deals> & {
  stage: string
  days: number | null
}

export interface FunnelQuery {
  from: string
  to: string
  won?: 'true'
}

/** How deals went through the stages of a pipeline between two days. */
export const funnelQuery = (pipeline: string, query: FunnelQuery) =>
  queryOptions({
    queryKey: keys.aggregate(deal.name, { funnel: pipeline, ...query }),
    queryFn: ({ signal }) => request<{ data: Step[] }>(`pipelines/${pipeline}/funnel`, { query: { ...query }, signal }),
    staleTime: 60_000,
  })

/** The list of deals that a filter finds. */
export const dealsAt = (filter: Filter) => `${pageOf(deal)}?filter=${encodeURIComponent(JSON.stringify(filter))}`
