import { queryOptions } from '@tanstack/react-query'
import type { RowOf } from '../../../kernel/record.ts'
import type { Linked, Row } from '../../../web/api/answers.ts'
import { keys } from '../../../web/api/keys.ts'
import { request } from '../../../web/api/request.ts'
import { rowsQuery } from '../../../web/api/use-rows.ts'
import { rooms } from '../../../web/app/registry.ts'
import { conversation, queueFilter, type Queue } from '../model/index.ts'

export type ConversationRow = RowOf<typeof conversation>

/** One thing that was said, or noted. */
export interface Said {
  record: string
  id: string
  at: string
  row: Row
}

/** Those who share something: a mailbox. */
export interface Sharing {
  id: string
  title: string
  members: readonly { id: string; name: string }[]
}

interface Queues {
  counts: Partial<Record<Queue, number>>
  circles: readonly Sharing[]
}

/** How many wait in each queue, and who shares them: read anew with each change of a conversation. */
export const queuesQuery = queryOptions({
  queryKey: keys.rows(conversation.name, { what: 'queues' }),
  queryFn: async ({ signal }) => (await request<{ data: Queues }>('conversation-queues', { signal })).data,
})

/** The conversations of a queue, the last words first. */
export const inQueueQuery = (queue: Queue, limit: number) =>
  rowsQuery(conversation, { filter: queueFilter(queue), sort: '-lastAt', limit, with: 'with,owner' })

/** What was said in one, and noted about it. */
export const saidQuery = (id: string) =>
  queryOptions({
    queryKey: keys.rows(conversation.name, { said: id }),
    queryFn: ({ signal }) => request<{ data: Said[]; linked: Linked }>(`conversations/${id}/messages`, { signal }),
  })

/** How a channel is shown; undefined where no room has it. */
export const channelOf = (name: string | null) =>
  rooms()
    .flatMap(({ channels = [] }) => channels)
    .find(({ channel }) => channel === name)

export const channelQuery = (name: string | null) =>
  queryOptions({
    queryKey: ['channel', name],
    queryFn: async () => (await channelOf(name)?.load()) ?? null,
    staleTime: Infinity,
  })

/** What somebody is called: by their record, by their own words, by their address. */
export const nameOf = ({ with: whom, name, address }: ConversationRow, linked: Linked): string =>
  (whom && linked[whom]?.title) || name || address || '?'
