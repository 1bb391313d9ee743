import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { OwnType } from '../../../../kernel/own-field.ts'
import { request } from '../../../../web/api/request.ts'

/** What is asked of a change of type: to what, how values are written, which choices are made of texts. */
export interface Wanted {
  type: OwnType
  decimal?: '.' | ','
  order?: 'dmy' | 'mdy' | 'ymd'
  yes?: string
  no?: string
  options?: readonly { label: string }[]
}

/** What a change of type would do. */
export interface Fitting {
  rows: number
  fits: number
  exact: boolean
  left: readonly { id: string; title: string | null; value: unknown; why: string }[]
  texts: readonly { text: string; count: number }[]
  decimal: '.' | ','
  order: 'dmy' | 'mdy' | 'ymd'
}

/** Asked anew with each answer of whoever changes it. */
export const previewQuery = (id: string, wanted: Wanted) =>
  queryOptions({
    queryKey: ['retypePreview', id, wanted],
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      request<{ data: Fitting }>(`custom-fields/${id}/retype/preview`, { method: 'POST', body: wanted, signal }),
  })
