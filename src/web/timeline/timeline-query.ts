import { infiniteQueryOptions } from '@tanstack/react-query'
import type { LedgerLine } from '../../kernel/change.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Page, Row } from '../api/answers.ts'
import { keys } from '../api/keys.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

/** Something that took place: a contact with its row, or a change with its line of the ledger. */
export interface Entry {
  at: string
  kind: string
  record: string
  id: string
  subject: string
  row?: Row
  line?: LedgerLine
}
export interface TimelineAnswer {
  data: Entry[]
  page: Page
  linked?: Linked
}

const size = 40

/** What took place with a record, newest first, a page at a time; one kind only where that is said. */
export function timelineQuery(definition: RecordDefinition, id: string, kind: string | null) {
  return infiniteQueryOptions({
    queryKey: keys.timeline(definition.name, id, { kind }),
    queryFn: ({ signal, pageParam }) =>
      request<TimelineAnswer>(`${pathOf(definition)}/${id}/timeline`, {
        query: { kinds: kind, after: pageParam, limit: size },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => (page.more ? page.after : null),
  })
}
