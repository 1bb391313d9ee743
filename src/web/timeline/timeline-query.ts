import { infiniteQueryOptions } from '@tanstack/react-query'
import type { LedgerLine } from '../../kernel/change.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Page, Row } from '../api/answers.ts'
import { keys } from '../api/keys.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'
import { ahead } from '../api/use-record.ts'

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
  keptAt?: string
}

/** What of a timeline is read: one kind, what holds some words, what took place up to a moment. */
export interface TimelinePart {
  kind: string | null
  q?: string | undefined
  until?: string | undefined
}

// The first page paints at once; who reads on reads a lot.
const [firstSize, furtherSize] = [40, 100]

interface Turn {
  after?: string
  before?: string
}

/** What took place with a record, newest first, a page at a time. */
export function timelineQuery(
  definition: RecordDefinition,
  id: string,
  kind: string | null,
  more: Omit<TimelinePart, 'kind'> = {},
) {
  const { q, until } = more
  return infiniteQueryOptions({
    queryKey: keys.timeline(definition.name, id, { kind, q, until }),
    queryFn: ({ signal, pageParam, meta }) =>
      request<TimelineAnswer>(`${pathOf(definition)}/${id}/timeline`, {
        query: { kinds: kind, q, until, ...pageParam, limit: pageParam ? furtherSize : firstSize },
        signal,
        ahead: meta === ahead,
      }),
    initialPageParam: null as Turn | null,
    getNextPageParam: ({ page }): Turn | null => (page.more && page.after ? { after: page.after } : null),
    getPreviousPageParam: ({ page }): Turn | null => (page.before ? { before: page.before } : null),
  })
}
