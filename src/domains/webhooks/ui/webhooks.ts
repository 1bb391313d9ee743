import { useQuery } from '@tanstack/react-query'
import type { RowOf } from '../../../kernel/record.ts'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import type { webhook } from '../model/index.ts'

export type WebhookRow = RowOf<typeof webhook>

/** How it goes with a webhook, as the server tells of it. */
export interface Health {
  id: string
  failingSince: string | null
  waiting: number
  failed: number
}

const lookAgainMs = 10_000
const healthKey = ['webhooks', 'health'] as const
export const logKey = (id: string, state: string) => ['webhooks', id, state] as const

/** How it goes with all of them; it changes behind, so it is read again while it is looked at. */
export function useHealth(): ReadonlyMap<string, Health> {
  const { data } = useQuery({
    queryKey: healthKey,
    queryFn: ({ signal }) => request<{ data: Health[] }>('webhooks/health', { signal }),
    refetchInterval: lookAgainMs,
  })
  return new Map(data?.data.map((each) => [each.id, each]))
}

/** To be called when something was sent, or may be sent again. */
export const readHealthAnew = () => client.invalidateQueries({ queryKey: ['webhooks'] })
