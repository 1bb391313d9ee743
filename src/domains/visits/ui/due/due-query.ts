import { queryOptions } from '@tanstack/react-query'
import type { Linked } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import type { Rhythm } from '../../model/cycle-days.ts'
import { visit } from '../../model/index.ts'

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
