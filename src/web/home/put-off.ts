import { queryOptions } from '@tanstack/react-query'
import { client } from '../api/client.ts'
import { request } from '../api/request.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { toast } from '../kit/toast.tsx'
import { formatMoment } from '../words/format.ts'
import { words } from '../words/words.ts'
import type { QueueItem } from './queue.ts'

interface Answer {
  data: { id: string; until: string }[]
}

/** What the reader has put off, on whatever device. */
export const putOffQuery = queryOptions({
  queryKey: ['put-off'] as const,
  queryFn: ({ signal }) => request<Answer>('me/put-off', { signal }),
  refetchInterval: 60_000,
})

/** Puts an item of the queue off, at once on screen and then on the server, with Undo; null brings it back. */
export async function putOff({ id, title }: QueueItem, until: string | null): Promise<void> {
  const before = client.getQueryData(putOffQuery.queryKey)
  const others = (before?.data ?? []).filter((each) => each.id !== id)
  client.setQueryData(putOffQuery.queryKey, { data: until ? [...others, { id, until }] : others })
  try {
    const answer = await request<Answer>('me/put-off', { method: 'PATCH', body: { id, until } })
    client.setQueryData(putOffQuery.queryKey, answer)
    if (!until) return
    toast({
      text: words('home.putOff', { title, when: formatMoment(until) }),
      action: { label: words('undo.undo'), run: () => void putOff({ id, title } as QueueItem, null) },
    })
  } catch (error) {
    client.setQueryData(putOffQuery.queryKey, before)
    toastRefusal(error)
  }
}
