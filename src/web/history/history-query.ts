import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { LedgerLine } from '../../kernel/change.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Page } from '../api/answers.ts'
import { keys } from '../api/keys.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

export interface HistoryAnswer {
  data: LedgerLine[]
  page: Page
  linked?: Linked
  /** By cause, what the job is called that did it. */
  causes?: Record<string, string>
}

const read = (definition: RecordDefinition, id: string, after: string | null, signal: AbortSignal) =>
  request<HistoryAnswer>(`${pathOf(definition)}/${id}/history`, { query: { after, limit: 100 }, signal })

/** The latest hundred changes of a record and its parts, newest first. */
export function historyQuery(definition: RecordDefinition, id: string) {
  return queryOptions({
    queryKey: keys.history(definition.name, id),
    queryFn: ({ signal }) => read(definition, id, null, signal),
  })
}

/** All of them, a hundred at a time. */
export function wholeHistoryQuery(definition: RecordDefinition, id: string) {
  return infiniteQueryOptions({
    queryKey: keys.history(definition.name, id, { whole: true }),
    queryFn: ({ signal, pageParam }) => read(definition, id, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => (page.more ? page.after : null),
  })
}
