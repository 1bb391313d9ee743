import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Ground } from '../../kernel/rights.ts'
import type { Linked } from '../api/answers.ts'
import { request } from '../api/request.ts'

/** Somebody whose rights are explained. */
export interface Reached {
  id: string
  name: string
  role: 'owner' | 'admin' | 'member' | 'viewer'
  ownRole: string | null
}
export interface May {
  see: Ground
  edit: Ground
  delete: Ground
}
export type Hindrance = 'bin' | 'admin' | 'role' | 'edit' | 'state'
export interface Why extends May {
  user: Reached | null
  actions: { name: string; hindrance: Hindrance | null }[]
  hidden: string[]
  closed: string[]
}
/** The record that is asked about. */
export interface About {
  record: string
  id: string
}

/** Why somebody, or oneself, may see a record and what else they may do with it. */
export const whyQuery = ({ record, id }: About, user: string | undefined) =>
  queryOptions({
    queryKey: ['why', record, id, { user }] as const,
    queryFn: ({ signal }) => request<{ data: Why; linked: Linked }>('why', { query: { record, id, user }, signal }),
  })

/** Who may see a record, and why; of these, whose name holds `q`. */
export const peopleQuery = (about: About, q: string) =>
  queryOptions({
    queryKey: ['why', about.record, about.id, { people: q }] as const,
    queryFn: ({ signal }) =>
      request<{ data: (May & { user: Reached })[]; more: boolean; linked: Linked }>('why/people', {
        query: { ...about, q: q || undefined },
        signal,
      }),
    placeholderData: keepPreviousData,
  })
