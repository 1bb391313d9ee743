import { queryOptions } from '@tanstack/react-query'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { toast } from '../../../web/kit/toast.tsx'
import { words } from '../../../web/words/words.ts'
import type { Attention } from '../model/index.ts'

interface Answer {
  data: { state: Attention | null }
}

export const attentionQuery = (id: string) =>
  queryOptions({
    queryKey: ['attention', id] as const,
    queryFn: ({ signal }) => request<Answer>(`attention/${id}`, { signal }),
    staleTime: 60_000,
  })

/** Follows a record, mutes it, or neither, and says what that means. */
export async function pay(id: string, state: Attention | null): Promise<void> {
  try {
    const answer = await request<Answer>(`attention/${id}`, { method: 'PATCH', body: { state } })
    client.setQueryData(attentionQuery(id).queryKey, answer)
    toast({ text: words(`inbox.pays.${state ?? 'neither'}`) })
    await client.invalidateQueries({ queryKey: ['notification'] })
  } catch (error) {
    toastRefusal(error)
  }
}
