import { useQuery } from '@tanstack/react-query'
import { request } from './request.ts'

export const ourSenderKey = ['our-sender']

/** By whom Farley's own mails leave; null while nobody is chosen, undefined until that is known. */
export function useOurSender(): { address: string; name: string } | null | undefined {
  const queryFn = ({ signal }: { signal: AbortSignal }) =>
    request<{ data: { address: string; name: string } | null }>('our-sender', { signal })
  return useQuery({ queryKey: ourSenderKey, queryFn }).data?.data
}
