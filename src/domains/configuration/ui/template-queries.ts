import { request } from '../../../web/api/request.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import type { Change, TemplateKey } from '../model/index.ts'

export interface TemplateState {
  key: TemplateKey
  /** The run that has brought it in; null where it is not in use. */
  run: string | null
  sample: boolean
}

/** Which templates are in use here. */
export function useTemplates() {
  return useAnswer({
    queryKey: ['templates'],
    queryFn: ({ signal }) => request<{ data: TemplateState[] }>('configuration/templates', { signal }),
  })
}

/** What a template would bring. */
export function useTemplatePreview(key: TemplateKey) {
  return useAnswer({
    queryKey: ['templates', key],
    queryFn: ({ signal }) =>
      request<{ data: { changes: Change[]; sample: { record: string; count: number }[] } }>(
        `configuration/templates/${key}`,
        { signal },
      ),
  })
}
