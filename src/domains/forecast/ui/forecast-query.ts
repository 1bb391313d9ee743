import { queryOptions } from '@tanstack/react-query'
import { all, type Filter } from '../../../kernel/filter.ts'
import { request } from '../../../web/api/request.ts'
import { today } from '../../../web/words/format.ts'
import { isSalesPeriod, periodOf } from '../model/period.ts'

export interface Figure {
  amount: string
  count: number
}
export const figures = ['closed', 'commit', 'bestCase', 'pipeline'] as const
export type FigureName = (typeof figures)[number]

export interface Line extends Record<FigureName, Figure> {
  kind: 'company' | 'team' | 'colleague' | 'nobody'
  id: string | null
  name: string
  depth: number
  filter: Filter
  quota: { amount: string; of: 'own' | 'below' } | null
  gap: string | null
  attained: number | null
  projection: { low: string; likely: string; high: string }
  unrated: number
  override: { amount: string; of: 'own'; by: string; reason: string } | { amount: string; of: 'below' } | null
  mayOverride: boolean
}

export interface Forecast {
  period: string
  data: Line[]
  from: string
  to: string
  currency: string
  asOf: string | null
  seesAll: boolean
  filters: Record<FigureName, Filter>
}

/** What will be sold in a period; with a day, as it was known at its end. */
export const forecastQuery = (period: string, asOf?: string) =>
  queryOptions({
    queryKey: ['forecast', period, asOf ?? null],
    queryFn: async ({ signal }) => ({
      ...(await request<Omit<Forecast, 'period'>>('forecast', { query: { period, asOf }, signal })),
      period,
    }),
    staleTime: 10_000,
  })

export interface ForecastAddress {
  period?: string
  asOf?: string
}

/** The page of a period, as it is or as it was known at the end of a day. */
export const forecastPage = (address: ForecastAddress): string => {
  const given = Object.entries(address).filter(([, value]) => value)
  return `/forecast?${new URLSearchParams(given as [string, string][]).toString()}`
}

/** The period of an address; this quarter where it says none. */
export const periodIn = ({ period }: ForecastAddress): string =>
  period && isSalesPeriod(period) ? period : periodOf(today(), 'quarter')

/** The list of the deals behind a figure. */
export const dealsPage = (...filters: Filter[]): string =>
  `/deals?${new URLSearchParams({ filter: JSON.stringify(all(...filters)) }).toString()}`
