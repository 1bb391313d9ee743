import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../web/api/request.ts'

/** What a letter is about, by id. */
export interface About {
  person?: string | null
  company?: string | null
  deal?: string | null
}

/** What was asked for and is not known. */
export interface Missing {
  path: string
  label: string
  instead: string
}

export interface Rendered {
  subject: string
  page: string
  missing: readonly Missing[]
}

/** A template with the values of what a letter is about; refuses with what is wrong with its tags. */
export const renderTemplate = (id: string, about: About) =>
  request<{ data: Rendered }>(`mail-templates/${id}/render`, { method: 'POST', body: about }).then(({ data }) => data)

/** A text that is still being written, with values. */
export const renderedQuery = (texts: { subject: string; page: string }, about: About) =>
  queryOptions({
    queryKey: ['mail-templates', 'render', texts, about],
    queryFn: ({ signal }) =>
      request<{ data: Rendered }>('mail-templates/render', { method: 'POST', body: { ...texts, ...about }, signal }),
    placeholderData: (before) => before,
    retry: false,
  })

export interface MergeField {
  path: string
  label: string
  of: string
}

/** What tags may stand for. */
export const mergeFieldsQuery = queryOptions({
  queryKey: ['merge-fields'],
  queryFn: () => request<{ data: MergeField[] }>('merge-fields'),
})
