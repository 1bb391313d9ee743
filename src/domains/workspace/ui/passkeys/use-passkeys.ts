import { useQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { passkeysKey } from '../signing-in/reads.ts'

export interface Passkey {
  id: string
  name: string
  synced: boolean
  madeAt: string
  usedAt: string | null
  copiedAt: string | null
}

/** One's own passkeys, newest first. */
export function usePasskeys() {
  return useQuery({
    queryKey: passkeysKey,
    queryFn: ({ signal }) => request<{ data: Passkey[] }>('session/passkeys', { signal }),
  })
}
