import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'

interface Delivery {
  tries: number
  nextAt: string | null
  /** What the mail server said last. */
  said: string | null
}

/** How a letter went so far; null before it is sent the first time. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['letters', id, 'delivery'],
    queryFn: () => request<{ data: Delivery | null }>(`letters/${id}/delivery`),
  })
