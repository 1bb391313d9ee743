import { queryOptions } from '@tanstack/react-query'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Linked, LinkedRecord } from '../../../web/api/answers.ts'
import { pathOf } from '../../../web/api/path.ts'
import { request } from '../../../web/api/request.ts'
import type { Brief } from '../model/index.ts'

export interface BriefAnswer {
  data: Brief[]
  linked: Linked
}
export interface RingAnswer extends BriefAnswer {
  number: string
  candidates: LinkedRecord[]
}

// Under `now`: whatever changes may change what is worth raising.
const key = (path: string) => ['now', 'brief', path] as const

/** The brief of a person or company, or those of whom a meeting is with. */
export function briefQuery(definition: RecordDefinition, id: string) {
  const path = `${pathOf(definition)}/${id}/brief`
  return queryOptions({ queryKey: key(path), queryFn: ({ signal }) => request<BriefAnswer>(path, { signal }) })
}

/** Whose number it is. */
export function ringQuery(number: string) {
  return queryOptions({
    queryKey: key(`ring ${number}`),
    queryFn: ({ signal }) => request<RingAnswer>('ring', { query: { number }, signal }),
    retry: false,
  })
}
