import { queryOptions } from '@tanstack/react-query'
import type { LedgerLine } from '../../kernel/change.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import { keys } from '../api/keys.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

export interface OriginsAnswer {
  /** By field, the change that its value comes from. */
  data: Record<string, LedgerLine>
  /** By field, when it was last said that it is still so, if nothing changed it since. */
  confirmed: Record<string, LedgerLine>
  created: LedgerLine | null
}

/** From which change each value of a record comes. */
export function originsQuery(definition: RecordDefinition, id: string) {
  return queryOptions({
    queryKey: keys.history(definition.name, id, { origins: true }),
    queryFn: ({ signal }) => request<OriginsAnswer>(`${pathOf(definition)}/${id}/origins`, { signal }),
    staleTime: 30_000,
  })
}
