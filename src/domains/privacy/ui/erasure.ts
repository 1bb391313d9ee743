import { useQuery } from '@tanstack/react-query'
import { client } from '../../../web/api/client.ts'
import { request } from '../../../web/api/request.ts'
import { findDefinition } from '../../../web/app/registry.ts'
import type { useWords } from '../../../web/words/words.ts'

/** How many of what an erasure takes, or took, by record or by what lies beside records. */
export type Counts = Readonly<Record<string, number>>

/** Somebody who was erased, as the proof says. */
export interface Erasure {
  id: string
  recordId: string
  reason: string
  askedByName: string
  askedAt: string
  state: 'waiting' | 'erased' | 'done'
  report: Counts | null
  doneAt: string | null
}

const key = ['privacy', 'erasures'] as const
const lookAgainMs = 2_000

/** All who were erased; one that is under way is looked at again. */
export const useErasures = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<{ data: Erasure[] }>('privacy/erasures', { signal }),
    refetchInterval: ({ state: { data } }) => (data?.data.some(({ state }) => state !== 'done') ? lookAgainMs : false),
  })

/** What an erasure of somebody would take. */
export const useErasurePreview = (record: string, id: string) =>
  useQuery({
    queryKey: [...key, 'preview', id],
    queryFn: () => request<{ data: Counts }>('privacy/erasures/preview', { method: 'POST', body: { record, id } }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })

/** Erases somebody, for good. */
export async function erase(record: string, id: string, reason: string, password: string | undefined): Promise<void> {
  await request('privacy/erasures', { method: 'POST', body: { record, id, reason, ...(password && { password }) } })
  await client.invalidateQueries({ queryKey: key })
}

/** Kinds that are no record, in words. */
const beside = ['ledger', 'bytes', 'exports', 'pairs', 'notifications', 'jobs'] as const

/** The counts as lines: records by their names, what lies beside them in words, the rest added up. */
export function linesOf(counts: Counts, t: ReturnType<typeof useWords>): { label: string; count: number }[] {
  const isBeside = (name: string) => (beside as readonly string[]).includes(name)
  const labelOf = (name: string) =>
    findDefinition(name)?.label.many ?? (isBeside(name) ? t(`privacy.took.${name}`) : null)
  const named = Object.entries(counts).filter(([name, count]) => count > 0 && labelOf(name) !== null)
  const other = Object.entries(counts).reduce((sum, [name, count]) => (labelOf(name) === null ? sum + count : sum), 0)
  return [
    ...named.map(([name, count]) => ({ label: labelOf(name)!, count })),
    ...(other > 0 ? [{ label: t('privacy.took.other'), count: other }] : []),
  ]
}
