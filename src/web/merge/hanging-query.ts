import { queryOptions } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

/** How many records of a kind link to one by a field. */
export interface Hanging {
  record: string
  field: string
  count: { value: number; exact: boolean }
}

/** What links to a record, kind by kind. */
export const hangingQuery = (definition: RecordDefinition, id: string) =>
  queryOptions({
    queryKey: ['hanging', definition.name, id] as const,
    queryFn: ({ signal }) => request<{ data: Hanging[] }>(`${pathOf(definition)}/${id}/hanging`, { signal }),
    staleTime: 0,
  })
