import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

/** What a colleague is paid for a period. */
export interface Due {
  user: string
  name: string
  plan: string | null
  target: string | null
  sold: string
  attained: number | null
  total: string
  settled: { id: string; version: number; at: string; total: string } | null
}

export interface DueLine {
  deal: { id: string; name: string } | null
  at: string
  amount: string
  parts: { amount: string; rate: string }[]
  commission: string
  was: string | null
}
export interface Statement extends Due {
  lines: DueLine[]
}

export const duesQuery = (period: string) =>
  queryOptions({
    queryKey: ['commissions', period],
    queryFn: ({ signal }) => request<{ data: Due[]; currency: string; maySettle: boolean }>('commissions', { query: { period }, signal }), // prettier-ignore
  })

export const statementQuery = (period: string, user: string) =>
  queryOptions({
    queryKey: ['commissions', period, user],
    queryFn: ({ signal }) => request<{ data: Statement; currency: string }>(`commissions/${user}`, { query: { period }, signal }), // prettier-ignore
  })

/** The page of a period, or of what somebody is paid for it. */
export const commissionsPage = (period: string, user?: string): string =>
  `/commissions?${new URLSearchParams({ period, ...(user && { user }) }).toString()}`
