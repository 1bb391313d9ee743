import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import type { Figure, Movements } from '../../model/movements.ts'

export interface Span {
  from: string
  to: string
}

/** A subscription of a figure, with how much of it is in that. */
export interface RevenueRow {
  id: string
  name: string
  before: string
  after: string
  amount: string
}

export const revenueQuery = (span: Span) =>
  queryOptions({
    queryKey: ['recurring-revenue', span],
    queryFn: ({ signal }) => request<{ data: Movements[] }>('recurring-revenue', { query: { ...span }, signal }),
  })

export const rowsQuery = (span: Span, currency: string, figure: Figure) =>
  queryOptions({
    queryKey: ['recurring-revenue', span, currency, figure],
    queryFn: ({ signal }) => request<{ data: RevenueRow[] }>('recurring-revenue/rows', { query: { ...span, currency, figure }, signal }), // prettier-ignore
  })
