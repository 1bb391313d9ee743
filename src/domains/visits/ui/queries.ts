import { queryOptions } from '@tanstack/react-query'
import type { Linked } from '../../../web/api/answers.ts'
import { request } from '../../../web/api/request.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { product } from '../../catalog/model/index.ts'
import type { Rhythm } from '../model/cycle-days.ts'
import { visit, visitSample } from '../model/index.ts'

/** A visit in its place of the way. */
export interface WayStop {
  id: string
  latitude: number | null
  longitude: number | null
  kilometres: number | null
}

/** My visits of a day. */
export const dayQuery = (day: string) =>
  rowsQuery(visit, {
    filter: {
      and: [
        { field: 'owner', is: 'me' },
        { field: 'day', is: day },
      ],
    },
    sort: 'at',
    limit: 200,
    with: 'about',
  })

/** In which order those that are still planned are a short way. */
export const wayQuery = (day: string) =>
  queryOptions({
    // Named as a list is, so that a change of any visit reads it anew.
    queryKey: ['rows', visit.name, 'way', day],
    queryFn: ({ signal }) => request<{ data: WayStop[] }>('visits/route', { query: { day }, signal }),
  })

export const samplesQuery = (id: string) =>
  rowsQuery(visitSample, { filter: { field: 'visit', is: id }, sort: 'createdAt', limit: 200 })

/** What may be left with somebody, to choose from without a network too. */
export const productsQuery = { ...rowsQuery(product, { sort: 'name', limit: 200, fields: 'name' }), staleTime: 300_000 }

/** Somebody who is to be visited, by which cycle, and when. */
export interface ToVisit {
  id: string
  record: 'company' | 'person'
  cycle: Rhythm & { name: string; minutes: number | null }
  due: string
  last: string | null
  planned: string | null
}
export interface DueVisits {
  data: ToVisit[]
  linked: Linked
  today: string
  count: number
  due: number
  overdue: number
}

/** Whom I am to visit by now or soon; near a day, all of them who lie near its visits. */
export const dueQuery = (near?: string) =>
  queryOptions({
    // Named as a list is, so that a change of any visit reads it anew.
    queryKey: ['rows', visit.name, 'due', near ?? null],
    queryFn: ({ signal }) => request<DueVisits>('visits/due', { query: { ...(near && { near }) }, signal }),
  })

/** Of those who lie near the visits of a day, whom nobody goes to on it yet. */
export const notYetOn = ({ data }: DueVisits, day: string): ToVisit[] => data.filter(({ planned }) => planned !== day)

export const overdueAmong = (rows: readonly ToVisit[], today: string): number =>
  rows.filter(({ due }) => due < today).length
