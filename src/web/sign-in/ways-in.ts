import { useQuery } from '@tanstack/react-query'
import { request } from '../api/request.ts'

/** How one comes in here, beside a password. */
export interface WaysIn {
  /** The site that passkeys are bound to; null where browsers use none. */
  passkeys: string | null
  /** Who else may say who somebody is. */
  providers: readonly { id: string; label: string }[]
  /** Whether a directory knows passwords as well, so that they are asked for whatever the only way is. */
  directory: boolean
  /** Whether they are the only way in, but for owners. */
  onlyProviders: boolean
}

/** Undefined until it is known; without it, the password is what is offered. */
export function useWaysIn(): WaysIn | undefined {
  const { data } = useQuery({
    queryKey: ['ways-in'],
    queryFn: ({ signal }) => request<{ data: WaysIn }>('session/ways', { signal }),
    retry: false,
  })
  return data?.data
}
