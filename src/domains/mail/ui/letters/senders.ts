import { queryOptions } from '@tanstack/react-query'
import type { RowOf } from '../../../../kernel/record.ts'
import type { ListAnswer } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import { myId } from '../../../../web/api/use-me.ts'
import type { mailbox } from '../../model/index.ts'

/** A mailbox of one's own or that one shares, and whether it can send. */
export interface Sender {
  id: string
  address: string
  signature: string
  sends: boolean
}

/** The mailboxes from which somebody may write: their own, and those that they share. */
export const sendersQuery = queryOptions({
  queryKey: ['mailboxes', 'senders'],
  queryFn: async (): Promise<Sender[]> => {
    const { data } = await request<ListAnswer<typeof mailbox>>('mailboxes', { query: { limit: 200 } })
    const own = (data as RowOf<typeof mailbox>[]).filter(({ owner, circle }) => owner === myId() || circle)
    return Promise.all(own.map(senderOf))
  },
})

async function senderOf({ id, address, signature }: RowOf<typeof mailbox>): Promise<Sender> {
  const { data } = await request<{ data: { sending?: object | null } }>(`mailboxes/${id}/sync`)
  return { id, address, signature: signature ?? '', sends: Boolean(data.sending) }
}

/** From which one begins: one of those that a letter came to, else one that can send. */
export const firstSender = (senders: readonly Sender[], cameTo: readonly string[] = []): Sender | undefined =>
  senders.find(({ address }) => cameTo.includes(address.toLowerCase())) ??
  senders.find(({ sends }) => sends) ??
  senders[0]
