import { useQuery } from '@tanstack/react-query'
import { request } from '../../../../web/api/request.ts'
import { factorKey } from '../signing-in/reads.ts'

export interface SecondFactor {
  on: boolean
  app: boolean
  since: string | null
  recoveryCodes: number
}

/** Whether one signs in with two steps, and with which. */
export function useSecondFactor() {
  return useQuery({
    queryKey: factorKey,
    queryFn: ({ signal }) => request<{ data: SecondFactor }>('session/second-factor', { signal }),
  })
}
