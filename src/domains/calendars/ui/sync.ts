import { useQuery } from '@tanstack/react-query'
import type { RowOf } from '../../../kernel/record.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import type { calendarAccount } from '../model/index.ts'
import type { Reason, State, Trouble } from '../model/seen.ts'

export type AccountRow = RowOf<typeof calendarAccount>
type Counts = Record<State, number>

/** A calendar of an account. */
export interface Calendar {
  id: string
  name: string
  color: string | null
  reads: boolean
  writes: boolean
  counts: Counts
}

/** How it goes with an account, as the server tells of it. */
export interface Sync {
  connection: {
    url: string
    userName: string
    readAt: string | null
    trouble: Trouble | null
    troubleAt: string | null
  } | null
  counts: Counts
  calendars: Calendar[]
}

/** An object that a calendar shows. */
export interface Seen {
  id: string
  calendar: string
  state: State
  reason: Reason | null
  meeting: string | null
  title: string | null
  triedAt: string | null
}

const lookAgainMs = 3_000
const keyOf = (id: string) => ['calendar-accounts', id] as const
/** Of as many as were counted: another count is read anew. */
export const seenKey = (id: string, state: State, count: number) => [...keyOf(id), 'seen', state, count] as const

/** How it goes with one; it changes behind, so it is read again while it is looked at. */
export const useSync = (id: string) =>
  useQuery({
    queryKey: [...keyOf(id), 'sync'],
    queryFn: async ({ signal }) => (await request<{ data: Sync }>(`calendar-accounts/${id}/sync`, { signal })).data,
    refetchInterval: lookAgainMs,
  })

/** Asks something of an account, and reads anew how it goes with it. */
export async function ask(id: string, path: string, body: object = {}): Promise<void> {
  await request(`calendar-accounts/${id}/${path}`, { method: 'POST', body })
  await client.invalidateQueries({ queryKey: keyOf(id) })
}
