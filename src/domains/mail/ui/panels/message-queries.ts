import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

export interface Correspondent {
  name: string
  address: string
}

export interface Message {
  senders: readonly Correspondent[]
  receivers: readonly Correspondent[]
  copied: readonly Correspondent[]
  attachments: readonly { name: string | null; type: string; size: number }[]
  thread: readonly string[]
}

/** What a message said from which an e-mail was taken; null for one that was written down by hand. */
export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['emails', id, 'message'],
    queryFn: () => request<{ data: Message | null }>(`emails/${id}/message`),
  })

/** Its page, made harmless, with images of other servers or without; null where it came as text. */
export const pageQuery = (id: string, withImages: boolean) =>
  queryOptions({
    queryKey: ['emails', id, 'page', withImages],
    queryFn: () =>
      request<{ data: { html: string; remote: number } | null }>(`emails/${id}/page`, {
        query: { images: withImages || undefined },
      }),
    // It does not change.
    staleTime: Infinity,
  })
