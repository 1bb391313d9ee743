import { queryOptions } from '@tanstack/react-query'
import { keys } from '../../../../web/api/keys.ts'
import { request } from '../../../../web/api/request.ts'
import { callEntry } from '../../model/index.ts'

/** How far a call list is. */
export interface Progress {
  people: number
  waiting: number
  later: number
  done: number
  leftOut: number
  outcomes: Record<string, number>
  hindrances: Record<string, number>
}

export const progressQuery = (list: string) =>
  queryOptions({
    queryKey: keys.aggregate(callEntry.name, { list }),
    queryFn: ({ signal }) => request<{ data: Progress }>(`call-lists/${list}/progress`, { signal }),
  })
