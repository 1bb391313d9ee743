import { infiniteQueryOptions } from '@tanstack/react-query'
import type { Linked } from '../api/answers.ts'
import { request } from '../api/request.ts'

/** Who saw, took or changed what. */
export interface AuditEntry {
  id: string
  at: string
  kind: 'opened' | 'ahead' | 'listed' | 'searched' | 'exported' | 'taken' | 'changed' | 'door'
  by: { kind: string; id: string | null; name: string | null }
  as: { id: string; name: string | null } | null
  record: string | null
  recordId: string | null
  name: string | null
  rows: number | null
  times: number
  format: string | null
  address: string | null
  user: string | null
  more: Record<string, string>
}

/** By what the log is narrowed. */
export interface Narrowing {
  kind?: string | undefined
  who?: string | undefined
  record?: string | undefined
  id?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

interface Page {
  data: AuditEntry[]
  page: { below: string | null }
  linked: Linked
}

/** The log of who saw and who changed what, newest first, a page at a time. */
export const auditQuery = (narrowing: Narrowing) =>
  infiniteQueryOptions({
    queryKey: ['audit-log', narrowing] as const,
    queryFn: ({ pageParam, signal }) =>
      request<Page>('audit-log', { query: { ...narrowing, below: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.below,
    staleTime: 0,
  })
