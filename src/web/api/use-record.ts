import { queryOptions, useQuery } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { RecordAnswer, Row } from './answers.ts'
import { keys } from './keys.ts'
import { pathOf } from './path.ts'
import { withPending } from './pending.ts'
import { request } from './request.ts'

interface Options {
  /** Link fields whose targets are told along; all of them when left out. */
  with?: string
  /** As it was at that moment. */
  asOf?: string
}

/** What a query says that is made before anybody asks to see its answer. */
export const ahead = { ahead: true }

/** How one record is read, to prefetch it or to read it outside of a component. */
export function recordQuery<R extends RecordDefinition>(definition: R, id: string, options: Options = {}) {
  const query = { with: '*', ...options }
  return queryOptions({
    queryKey: keys.record(definition.name, id, query),
    queryFn: async ({ signal, meta }) => {
      const answer = await request<RecordAnswer<R>>(`${pathOf(definition)}/${id}`, {
        query,
        signal,
        ahead: meta === ahead,
      })
      return options.asOf ? answer : { ...answer, data: withPending(answer.data as Row) as typeof answer.data }
    },
  })
}

/** One record, what the reader may do with it, and the records it links to; the last known value stays while it is fetched anew. */
export function useRecord<R extends RecordDefinition>(definition: R, id: string, options: Options = {}) {
  return useQuery(recordQuery(definition, id, options))
}
