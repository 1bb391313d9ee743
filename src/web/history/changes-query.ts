import { infiniteQueryOptions } from '@tanstack/react-query'
import type { LedgerLine } from '../../kernel/change.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { RecordDefinition } from '../../kernel/record.ts'
import type { Linked, Page } from '../api/answers.ts'
import { pathOf } from '../api/path.ts'
import { request } from '../api/request.ts'

/** What one cause changed in the records of a list. */
export interface CauseOfChanges {
  cause: LedgerLine['cause']
  actor: LedgerLine['actor']
  at: string
  title: string | null
  names: string[]
  fields: string[]
  records: number
  more: boolean
  ids: string[]
}

interface ChangesAnswer {
  data: CauseOfChanges[]
  page: Page
  linked: Linked
}

export interface ChangesWanted {
  since: string
  asOf?: string | undefined
  filter?: Filter | undefined
  q?: string | undefined
  found?: 'then' | 'now' | undefined
}

/** What was changed in the records of a list since a moment, cause by cause, newest first. */
export function changesQuery(definition: RecordDefinition, wanted: ChangesWanted) {
  return infiniteQueryOptions({
    queryKey: ['history', definition.name, 'list', wanted],
    queryFn: ({ signal, pageParam }) =>
      request<ChangesAnswer>(`${pathOf(definition)}/changes`, { query: { ...wanted, after: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => (page.more ? page.after : null),
  })
}

/** One entry a cause, though its lines were read on two pages. */
export function joined(pages: readonly ChangesAnswer[]): CauseOfChanges[] {
  const all = new Map<string, CauseOfChanges>()
  for (const { data } of pages) {
    for (const each of data) {
      const known = all.get(each.cause.id)
      all.set(each.cause.id, known ? together(known, each) : each)
    }
  }
  return [...all.values()]
}

const together = (one: CauseOfChanges, other: CauseOfChanges): CauseOfChanges => ({
  ...one,
  names: [...new Set([...one.names, ...other.names])],
  fields: [...new Set([...one.fields, ...other.fields])],
  records: one.records + other.records,
  more: other.more,
})
