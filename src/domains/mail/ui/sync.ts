import { useQuery } from '@tanstack/react-query'
import type { RowOf } from '../../../kernel/record.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import type { mailbox } from '../model/index.ts'
import type { Reason, State, Trouble } from '../model/seen.ts'

export type MailboxRow = RowOf<typeof mailbox>

/** How it goes with a mailbox, as the server tells of it. */
export interface Sync {
  connection: {
    host: string
    port: number
    startTls: boolean
    userName: string
    readAt: string | null
    trouble: Trouble | null
    troubleAt: string | null
  } | null
  /** How it sends; null while it cannot. */
  sending: { host: string; port: number; startTls: boolean; userName: string } | null
  counts: Record<State, number>
  folders: { path: string; messages: number; due: number }[]
}

/** A message that the mail server shows. */
export interface Seen {
  id: string
  folder: string
  uid: number
  state: State
  reason: Reason | null
  email: string | null
  subject: string | null
  triedAt: string | null
  from: { address: string; name: string }[]
}

const lookAgainMs = 3_000
const keyOf = (id: string) => ['mailboxes', id] as const
/** Of as many as were counted: another count is read anew. */
export const seenKey = (id: string, state: State, count: number) => [...keyOf(id), 'seen', state, count] as const

/** How it goes with one; it changes behind, so it is read again while it is looked at. */
export const useSync = (id: string) =>
  useQuery({
    queryKey: [...keyOf(id), 'sync'],
    queryFn: async ({ signal }) => (await request<{ data: Sync }>(`mailboxes/${id}/sync`, { signal })).data,
    refetchInterval: lookAgainMs,
  })

/** Asks something of a mailbox, and reads anew how it goes with it. */
export async function ask(id: string, path: string, body: object = {}): Promise<void> {
  await request(`mailboxes/${id}/${path}`, { method: 'POST', body })
  await client.invalidateQueries({ queryKey: keyOf(id) })
}
