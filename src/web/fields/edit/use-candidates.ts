import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { LinkedRecord, Row } from '../../api/answers.ts'
import { request } from '../../api/request.ts'
import { rowsQuery, useRows } from '../../api/use-rows.ts'
import { findDefinition } from '../../app/registry.ts'

interface Hit {
  id: string
  record: string
  title: string
  subtitle: string | null
}

const searchQuery = (q: string, records: string) =>
  queryOptions({
    queryKey: ['search', { q, records }] as const,
    queryFn: ({ signal }) =>
      request<{ data: Hit[] }>('search', { query: { q, records: records || undefined, limit: 8 }, signal }),
    placeholderData: keepPreviousData,
    enabled: q !== '',
  })

/**
 * Records that a link may point to, best first: those that match what was typed, or the first of the list before
 * anything is. `any` searches everything that can be found.
 */
export function useCandidates(to: string, typed: string): { candidates: LinkedRecord[]; busy: boolean } {
  const definition = findDefinition(to)
  const few = definition?.setting === true
  const sorted = definition?.sort ? { sort: definition.sort } : {}
  const [query] = useDebouncedValue(typed.trim(), 120)
  const found = useQuery({ ...searchQuery(few ? '' : query, definition ? to : ''), enabled: !few && query !== '' })
  const all = useQuery({
    ...rowsQuery(definition ?? nothing, { limit: 200, ...sorted }),
    enabled: few,
    staleTime: 300_000,
  })
  const first = useRows(definition ?? nothing, { limit: 8, ...sorted }, !!definition && !few && query === '')
  const isBehind = query !== typed.trim()
  if (few) return { candidates: matching(all.data?.data as Row[] | undefined, definition, typed), busy: all.isPending }
  const hits = (found.data?.data ?? []).map((hit) => ({ ...hit, deleted: false }))
  const shown = query !== '' ? hits : definition ? asLinked(first.data?.data as Row[] | undefined, definition) : []
  const isOld = isBehind || (query !== '' && found.isPlaceholderData)
  return {
    candidates: isOld ? shown.filter((each) => fits(each, typed)) : shown,
    busy: isOld || (query !== '' ? found : first).isFetching,
  }
}

/** Of what was found for an earlier text, only what fits the present one may be shown: Enter must never pick something else. */
function fits({ title, subtitle }: LinkedRecord, typed: string): boolean {
  const text = `${title} ${subtitle ?? ''}`.toLocaleLowerCase()
  return typed
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

const nothing = { name: '', plural: '', title: '' } as RecordDefinition

function matching(rows: Row[] | undefined, definition: RecordDefinition, typed: string): LinkedRecord[] {
  const wanted = typed.trim().toLocaleLowerCase()
  return asLinked(
    rows?.filter((row) => row.active !== false),
    definition,
  ).filter((each) => each.title.toLocaleLowerCase().includes(wanted))
}

function asLinked(rows: Row[] | undefined, definition: RecordDefinition): LinkedRecord[] {
  return (rows ?? []).map((row) => ({
    id: row.id,
    record: definition.name,
    title: String(row[definition.title] ?? ''),
    subtitle: null,
    deleted: false,
  }))
}
