import { infiniteQueryOptions } from '@tanstack/react-query'
import type { RecordDefinition } from '../../kernel/record.ts'
import { keys } from '../api/keys.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

/** A record in the bin: who deleted it, and when it goes for good. */
export interface Deleted {
  id: string
  title: string
  deletedAt: string
  by: string | null
  goesAt: string | null
  mayRestore: boolean
}
interface BinAnswer {
  data: Deleted[]
  page: { more: boolean; after?: string | null }
}

/** What was deleted of a kind, the latest first, page by page. */
export const binQuery = (definition: RecordDefinition) =>
  infiniteQueryOptions({
    queryKey: keys.rows(definition.name, { bin: 'pages' }),
    queryFn: ({ pageParam, signal }) =>
      request<BinAnswer>(`${pathOf(definition)}/bin`, { query: pageParam ? { after: pageParam } : {}, signal }),
    initialPageParam: '',
    getNextPageParam: ({ page }) => (page.more ? page.after : null),
  })
