import { useQuery, type QueryKey, type UseQueryOptions } from '@tanstack/react-query'
import { useContext } from 'react'
import { FailsAlone } from './fails-alone.ts'

/** What the API answers to a question. Within a part that fails alone, a refusal of the first one is that part's. */
export function useAnswer<Data, Key extends QueryKey>(options: UseQueryOptions<Data, Error, Data, Key>) {
  const alone = useContext(FailsAlone)
  return useQuery({ ...options, throwOnError: (_, { state }) => alone && state.data === undefined })
}
