import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { ListAnswer, Row } from './answers.ts'
import { keys } from './keys.ts'
import { pathOf } from './path.ts'
import { withPending } from './pending.ts'
import { request } from './request.ts'
import { useAnswer } from './use-answer.ts'

export interface RowsQuery {
  filter?: Filter | undefined
  sort?: string | undefined
  limit?: number
  with?: string
  fields?: string
  count?: 'none' | 'capped' | 'exact'
  q?: string | undefined
  bin?: boolean
}

/** How a short list is read: related lists, choices of a link, everything of a setting. */
export function rowsQuery<R extends RecordDefinition>(definition: R, query: RowsQuery = {}) {
  return queryOptions({
    queryKey: keys.rows(definition.name, query),
    queryFn: async ({ signal }) => {
      const answer = await request<ListAnswer<R>>(pathOf(definition), { query: { ...query }, signal })
      return { ...answer, data: (answer.data as Row[]).map(withPending) as typeof answer.data }
    },
  })
}

/** A short list of at most 200 rows; for lists without end there is use-list. */
export function useRows<R extends RecordDefinition>(definition: R, query: RowsQuery = {}, enabled = true) {
  return useAnswer({ ...rowsQuery(definition, query), enabled, placeholderData: keepPreviousData })
}

/** Every row of a setting (stages, tags, users): read once, kept, fetched anew when somebody changes one. */
export function useAll<R extends RecordDefinition>(definition: R) {
  return useAnswer(allQuery(definition))
}

/** How they are read, to read them ahead. */
export function allQuery<R extends RecordDefinition>(definition: R) {
  const query = rowsQuery(definition, { limit: 200, ...(definition.sort && { sort: definition.sort }) })
  return { ...query, staleTime: 300_000 }
}
