import { queryOptions } from '@tanstack/react-query'
import type { Linked } from '../../../web/api/answers.ts'
import { keys } from '../../../web/api/keys.ts'
import { request } from '../../../web/api/request.ts'
import { deal } from '../../deals/model/index.ts'
import type { BackTest, Chance, Outcomes, Verdict } from '../model/index.ts'

/** What deals are told apart by on the page. */
export const bys = ['owner', 'company', 'product', 'competitor', 'source', 'quarter'] as const
export type By = (typeof bys)[number]

export interface WinLossQuery {
  by: By
  dated: 'closed' | 'opened'
  from: string
  to: string
}

/** What became of deals, in groups. */
export const winLossQuery = (query: WinLossQuery) =>
  queryOptions({
    queryKey: keys.aggregate(deal.name, { winLoss: true, ...query }),
    queryFn: ({ signal }) => request<{ data: Outcomes; linked?: Linked }>('win-loss', { query: { ...query }, signal }),
    staleTime: 60_000,
  })

/** What earlier deals say of one. */
export const chanceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.record(deal.name, id, { chance: true }),
    queryFn: ({ signal }) => request<{ data: Chance }>(`deals/${id}/chance`, { signal }),
    staleTime: 60_000,
  })

/** What was learned last, for those who lead. */
export const lessonQuery = queryOptions({
  queryKey: ['win-model'],
  queryFn: ({ signal }) =>
    request<{ data: { madeAt: string; verdict: Verdict; backTest: BackTest | null } | null }>('win-model', { signal }),
})
