import { createContext, useContext } from 'react'
import type { Field } from '../../kernel/field.ts'
import type { Differences } from '../list/window.ts'
import type { ListQuery } from '../list/query.ts'
import { notKept, sortThen } from './kept-over-time.ts'

/** How a list of the past is asked for. */
export interface ListPast {
  asOf: string
  /** Those that were in the list then, or today's records as they were. */
  found: 'then' | 'now'
  sort: string | undefined
  /** Why it can only be today's records: what the filter asks of fields that are not kept, and words within the list. */
  because: readonly string[]
}

/** What the address asks of the past; null for the list of now. */
export function pastOf(
  fields: Readonly<Record<string, Field>>,
  { filter, sort, q }: ListQuery,
  at: string | undefined,
): ListPast | null {
  if (!at) return null
  const because = notKept(fields, filter)
  const found = because.length > 0 || q ? 'now' : 'then'
  return { asOf: at, found, sort: found === 'then' ? sortThen(fields, sort) : sort, because }
}

/** Given while a list of the past is drawn: what of each row is different now. */
export const PastRows = createContext<Differences | null>(null)

/** Whether a cell stands in the past, and what it holds now where that differs. */
export function usePastCell(id: string, field: string): { isPast: boolean; differs: boolean; now: unknown } {
  const rows = useContext(PastRows)
  const row = rows?.[id]
  return { isPast: rows !== null, differs: row !== undefined && field in row, now: row?.[field] ?? null }
}

/** Whether a list of the past is drawn: nothing in it can be changed where it stands. */
export const useIsPast = (): boolean => useContext(PastRows) !== null

/** Whether a row of the past is in the bin today. */
export function useDeletedSince(id: string): boolean {
  return Boolean(useContext(PastRows)?.[id]?.deletedAt)
}
