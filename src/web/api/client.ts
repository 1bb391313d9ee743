import { QueryClient } from '@tanstack/react-query'
import { Refusal } from '../../kernel/refusal.ts'
import { connection } from './connection.ts'

/** Not while this device has no network: what failed is read anew as soon as it has one. */
const retryable = (error: unknown) =>
  error instanceof Refusal &&
  error.code !== 'not_kept' &&
  connection.get() !== 'offline' &&
  (error.status === 0 || error.status === 503)

/** What has been read from the API, for every screen; it keeps ten minutes what nobody looks at. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 600_000,
      retry: (count, error) => retryable(error) && count < 3,
      refetchOnWindowFocus: false,
      // Without a network there is what this device keeps.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
